import { expect, it } from 'vitest';
import type { CellsSet, NeedColumn, NeedOrderRequest } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { NEED_COLUMNS } from './need-columns';
import { NeedsState } from './needs.svelte';

const processes = [{ id: 'p', name: 'Pay', needs: 1 }];

/** A core that knows actions by the letter they begin with. */
function fitting(request: NeedOrderRequest | { keys: string[] }, keys: string[]): string[] {
  const actions = 'which' in request && request.which?.kinds?.includes('action');
  return keys.filter((key) => !actions || key.startsWith('a'));
}

/** A core with these needs, each with its key in every cell. */
function state(keys: string[]): { needs: NeedsState; keys: string[] } {
  const host = {
    call: (name: string, request: NeedOrderRequest | { keys: string[] }) =>
      Promise.resolve(
        name === 'need_order'
          ? { revision: 1, keys: fitting(request, keys), total: keys.length, processes, choices: null }
          : {
              revision: 1,
              rows: ('keys' in request ? request.keys : []).map((key) => ({
                key,
                cells: NEED_COLUMNS.map(() => key),
                unread: [],
                bound: false,
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

it('says what its filter leaves out, and keeps in sight what was written while it stands', async () => {
  const { needs, keys } = state(['a1', 'b', 'c', 'a2']);
  await needs.keepTo({ kinds: ['action'] });
  expect([needs.order, needs.total, needs.which.hidden]).toEqual([['a1', 'a2'], 4, 2]);
  const [one = ''] = needs.newRows(1);
  const changes = [{ id: one, cells: cells(['customer', 'Moon']) }];
  needs.begin(changes);
  needs.settle(changes, set({ need: 'd', problems: [] }));
  keys.push('d', 'e', 'a3');
  await needs.renew();
  expect([needs.order, needs.total, needs.which.hidden]).toEqual([['a1', 'a2', 'd', 'a3'], 7, 3]);
  await needs.keepTo();
  expect([needs.order, needs.which.hidden, needs.isFiltered]).toEqual([keys, 0, false]);
});

it('keeps no more to a process that is gone', async () => {
  const { needs } = state(['a', 'b']);
  await needs.keepTo({ processes: ['p', 'gone'] });
  await needs.renew();
  expect(needs.which.said.processes).toEqual(['p']);
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
  expect([needs.text('a', 'supplier'), needs.problems]).toEqual(['Moon', 1]);
  expect([needs.giveUp('a', 'supplier'), needs.giveUp('a', 'supplier'), needs.problems]).toEqual([
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

it('shows what was written at once, and of two refused texts the later', async () => {
  const { needs } = state(['a']);
  await needs.arrange();
  await needs.see(0, 1);
  for (const text of ['Moon', 'Mars']) {
    const changes = [{ id: 'a', cells: cells(['supplier', text]) }];
    needs.begin(changes);
    expect([needs.text('a', 'supplier'), needs.problem('a', 'supplier')]).toEqual([text, null]);
    needs.settle(changes, set({ need: 'a', problems: [{ column: 'supplier', why }] }));
    expect([needs.text('a', 'supplier'), needs.problem('a', 'supplier')]).toEqual([text, why]);
  }
});

it('does not let go of what is being written for what the core read before', async () => {
  const { needs } = state(['a']);
  await needs.arrange();
  await needs.see(0, 1);
  const taken = [{ id: 'a', cells: cells(['supplier', 'Sales'], ['item', 'Moon']) }];
  needs.begin(taken);
  await needs.renew();
  await needs.see(0, 1);
  expect(needs.text('a', 'supplier')).toBe('Sales');
  const late = needs.see(0, 1);
  needs.settle(taken, set({ need: 'a', problems: [{ column: 'item', why }] }));
  await late;
  expect([needs.text('a', 'supplier'), needs.text('a', 'item')]).toEqual(['Sales', 'Moon']);
});

it('shows what the core says again where a step did not come about', async () => {
  const { needs } = state(['a']);
  await needs.arrange();
  await needs.see(0, 1);
  const changes = [{ id: 'a', cells: cells(['supplier', 'Sales']) }];
  needs.begin(changes);
  needs.withdraw(changes);
  expect(needs.text('a', 'supplier')).toBe('a');
});

it('takes an answer only from the last asking', async () => {
  const answers: ((text: string) => void)[] = [];
  const host = {
    call: (name: string) =>
      name === 'need_order'
        ? Promise.resolve({ revision: 1, keys: ['a'], total: 1 })
        : new Promise((answer) => {
            const row = (text: string) => ({
              key: 'a',
              cells: NEED_COLUMNS.map(() => text),
              unread: [],
              bound: false,
            });
            answers.push((text) => answer({ revision: 1, rows: [row(text)] }));
          }),
  } as unknown as Host;
  const needs = new NeedsState(host);
  await needs.arrange();
  const before = needs.see(0, 1);
  await needs.renew();
  const after = needs.see(0, 1);
  answers[0]?.('old');
  await before;
  answers[1]?.('new');
  await after;
  expect(needs.text('a', 'item')).toBe('new');
});

it('writes into the need that a row has become, under the name it was born with', async () => {
  const { needs } = state([]);
  await needs.arrange();
  const id = needs.blank;
  const whole = [{ id, cells: cells(['item', 'plan'], ['supplier', 'Sales']) }];
  needs.begin(whole);
  const meanwhile = [{ id, cells: cells(['due', 'Friday']) }];
  needs.begin(meanwhile);
  needs.settle(whole, set({ need: 'z', problems: [] }));
  expect([needs.text('z', 'item'), needs.text('z', 'due')]).toEqual(['plan', 'Friday']);
  const later = [{ id, cells: cells(['form', 'list']) }];
  needs.begin(later);
  expect([needs.order, needs.unfinished, needs.text('z', 'form')]).toEqual([['z'], 0, 'list']);
  expect([needs.born('z'), needs.now(id)]).toEqual([id, 'z']);
  needs.settle(later, set({ need: 'z', problems: [{ column: 'form', why }] }));
  expect([needs.unsettled, needs.text('z', 'due')]).toEqual([{ rows: 0, cells: 1 }, 'Friday']);
});
