// Findings by what they are, the gravest first.

import type { FindingView, OfferView, Severity } from '../../ipc/bindings';

export type Group = {
  kind: string;
  severity: Severity;
  list: FindingView[];
  /** Steps that can be taken for several at once, with the findings that they fit. */
  bulk: { offer: OfferView; findings: FindingView[] }[];
};

const ORDER = { error: 0, warning: 1, info: 2 };

export function groupsOf(findings: readonly FindingView[]): Group[] {
  const byKind = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const group = byKind.get(finding.kind);
    if (group) group.push(finding);
    else byKind.set(finding.kind, [finding]);
  }
  return [...byKind.entries()]
    .map(([kind, list]) => ({ kind, list, severity: list[0]?.severity ?? 'info', bulk: bulkOf(list) }))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.list.length - a.list.length);
}

/** A step that needs an answer fits all that propose one. */
function bulkOf(list: FindingView[]): Group['bulk'] {
  const byCode = new Map<string, { offer: OfferView; findings: FindingView[] }>();
  for (const finding of list) {
    for (const offer of finding.offers) {
      if (offer.choice !== 'nothing' && !offer.proposed) continue;
      const known = byCode.get(offer.code);
      if (known) known.findings.push(finding);
      else byCode.set(offer.code, { offer, findings: [finding] });
    }
  }
  return [...byCode.values()].filter(({ findings }) => findings.length > 1);
}
