import { describe, expect, it } from 'vitest';
import type { FindingView, OfferView } from '../../ipc/bindings';
import { groupsOf } from './groups';

const offer = (code: string, choice: OfferView['choice'], proposed = false): OfferView => ({
  code,
  choice,
  proposed: proposed ? { key: 'position:1', name: 'Rina' } : null,
  text: '',
});
const finding = (
  kind: string,
  severity: FindingView['severity'],
  handle: string,
  offers: OfferView[] = [],
): FindingView => ({
  id: null,
  kind,
  severity,
  file: '',
  row: 0,
  column: '',
  value: '',
  message: { code: kind, args: {} },
  repair: null,
  applied: false,
  key: null,
  about: '',
  handle,
  accepted: null,
  offers,
  cannot: null,
});

describe('groups of findings', () => {
  it('stand the gravest first, then the largest', () => {
    const groups = groupsOf([
      finding('no-head', 'info', 'a'),
      finding('bad-date', 'warning', 'b'),
      finding('no-head', 'info', 'c'),
      finding('several-roots', 'info', 'd'),
      finding('missing-manager', 'error', 'e'),
    ]);
    expect(groups.map(({ kind, list }) => [kind, list.length])).toEqual([
      ['missing-manager', 1],
      ['bad-date', 1],
      ['no-head', 2],
      ['several-roots', 1],
    ]);
  });

  it('offer at once what needs no answer, or proposes one', () => {
    const [group] = groupsOf([
      finding('missing-manager', 'error', 'a', [
        offer('attach-to', 'position', true),
        offer('make-top', 'nothing'),
      ]),
      finding('missing-manager', 'error', 'b', [
        offer('attach-to', 'position', true),
        offer('make-top', 'nothing'),
      ]),
      finding('missing-manager', 'error', 'c', [
        offer('attach-to', 'position'),
        offer('make-top', 'nothing'),
      ]),
    ]);
    expect(group?.bulk.map(({ offer: { code }, findings }) => [code, findings.length])).toEqual([
      ['attach-to', 2],
      ['make-top', 3],
    ]);
  });
});
