import { expect, it } from 'vitest';
import type { CellsSet, NeedColumn, NeedOrderRequest } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { NEED_COLUMNS, NeedsState } from './needs.svelte';

/** A core with these needs, each with its key in every cell. */
function state(keys: string[]): { needs: NeedsState; keys: string[] } {
  const host = {
    call: (name: string, request: NeedOrderRequest | { keys: string[] }) =>
      Promise.resolve(
        name === 'need_order'
          ? { revision: 1, keys: [...keys], total: keys.length }
          : {
              revision: 1,
              rows: ('keys' in request ? request.keys : []).map((key) => ({
                key,
                cells: NEED_COLUMNS.map(() => key),
                unread: [],
              })),
            },
      ),
  } as unknown as Host;
  return { needs: new NeedsState(host), keys };
}

const cells = (...said: [NeedColumn, string][]) => new Map(said);
const set = (...rows: CellsSet['rows']): CellsSet => ({ edited: null, rows });
const why = { code: 'nobody', args: {} };

it('keeps rows where they are when others come and go', async () => {
  const { needs, keys } = state(['a', 'b', 'c']);
  await needs.arrange();
  keys.splice(1, 1, 'd');
  await needs.renew();
  expect(needs.order).toEqual(['a', 'c', 'd']);
});

it('reads what comes into sight, and shows what was read until it is read again', async () => {
  const { needs } = state(['a', 'b', 'c']);
  await needs.arrange();
  expect(needs.text('b', 'item')).toBeNull();
  await needs.see(1, 2);
  expect([needs.text('b', 'item'), needs.text('c', 'item')]).toEqual(['b', null]);
  await needs.renew();
  expect(needs.text('b', 'item')).toBe('b');
});

it('keeps a new row until it is a need, then under its key in the same place', async () => {
  const { needs } = state(['a']);
  await needs.arrange();
  const [one = '', two = ''] = needs.newRows(2);
  const changes = [
    { id: one, cells: cells(['customer', 'Moon']) },
    { id: two, cells: cells(['customer', 'Sales']) },
  ];
  needs.begin(changes);
  expect([needs.order, needs.unfinished]).toEqual([['a', one, two], 2]);
  needs.settle(
    changes,
    set({ need: null, problems: [{ column: 'customer', why }] }, { need: 'z', problems: [] }),
  );
  expect([needs.order, needs.unfinished]).toEqual([['a', one, 'z'], 1]);
  expect([needs.text(one, 'customer'), needs.problem(one, 'customer')]).toEqual(['Moon', why]);
  expect(needs.asNeeds([{ id: two, cells: cells(['item', 'x']) }])[0]?.id).toBe('z');
  expect(needs.rowsOf([{ id: one, cells: cells(['item', 'x']) }])[0]?.cells).toEqual([
    { column: 'customer', text: 'Moon' },
    { column: 'item', text: 'x' },
  ]);
});

it('keeps what a cell could not take, and gives it up', async () => {
  const { needs } = state(['a']);
  await needs.arrange();
  const changes = [{ id: 'a', cells: cells(['supplier', 'Moon']) }];
  await needs.see(0, 1);
  needs.begin(changes);
  needs.settle(changes, set({ need: 'a', problems: [{ column: 'supplier', why }] }));
  expect([needs.text('a', 'supplier'), needs.problems.length]).toEqual(['Moon', 1]);
  expect([needs.giveUp('a', 'supplier'), needs.giveUp('a', 'supplier'), needs.problems.length]).toEqual([
    true,
    false,
    0,
  ]);
});

it('drops a new row that was emptied', async () => {
  const { needs } = state([]);
  await needs.arrange();
  const id = needs.blank;
  needs.begin([{ id, cells: cells(['item', 'x']) }]);
  const emptied = [{ id, cells: cells(['item', '']) }];
  needs.begin(emptied);
  needs.settle(emptied, set({ need: null, problems: [] }));
  expect([needs.order, needs.unfinished]).toEqual([[], 0]);
});
