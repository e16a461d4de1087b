import { describe, expect, it } from 'vitest';
import type { Side } from '../ipc/bindings';
import { fakeHost } from '../../dev/fake-host';
import { HistoryState } from './history.svelte';

const now: Side = { type: 'now' };
const scenario = (id: string): Side => ({ type: 'scenario', id });

function withAnswers(answer: (after: Side) => Promise<unknown>): HistoryState {
  const host = fakeHost(1);
  host.call = ((name: string, request: { after: Side }) =>
    name === 'compare' ? answer(request.after) : Promise.resolve({ total: 0 })) as never;
  return new HistoryState(host);
}

describe('comparing', () => {
  it('shows the comparison asked for last, whichever answer comes last', async () => {
    const waiting = new Map<string, (answer: unknown) => void>();
    const history = withAnswers(
      (after) => new Promise((resolve) => waiting.set(after.type === 'scenario' ? after.id : '', resolve)),
    );
    const first = history.compare(now, scenario('a'));
    const second = history.compare(now, scenario('b'));
    waiting.get('b')?.({ total: 2 });
    await second;
    waiting.get('a')?.({ total: 1 });
    await first;
    expect(history.comparison?.total).toBe(2);
    expect(history.comparing).toBe(false);
  });

  it('takes over what a scenario makes of now, and nothing else', async () => {
    const history = withAnswers(() => Promise.resolve({ total: 0 }));
    await history.compare(now, scenario('a'));
    expect(history.takeable).toBe('a');
    await history.compare(scenario('a'), scenario('b'));
    expect(history.takeable).toBeNull();
    await history.compare({ type: 'past', seq: 1 }, now);
    expect(history.takeable).toBeNull();
  });

  it('forgets what was chosen with every comparison, and one whose scenario is gone', async () => {
    const history = withAnswers(() => Promise.resolve({ total: 1 }));
    await history.compare(now, scenario('a'));
    history.choose('unit:1', true);
    expect([...history.chosen]).toEqual(['unit:1']);
    history.choose('unit:1', false);
    expect(history.chosen.size).toBe(0);
    history.keepTo({ scenarios: [{ id: 'a' }] } as never);
    expect(history.comparison).not.toBeNull();
    history.keepTo({ scenarios: [] } as never);
    expect(history.comparison).toBeNull();
    expect(history.after).toEqual(now);
  });
});
