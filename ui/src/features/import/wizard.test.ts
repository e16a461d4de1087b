import { describe, expect, it, vi } from 'vitest';
import type { FoundView, ImportPreview, ImportRequest, TableView } from '../../ipc/bindings';
import type { Host } from '../../ipc/host';
import { Wizard, newFile } from './wizard.svelte';

function table(change: Partial<TableView> = {}): TableView {
  const column = (at: number, is: string) => ({ at, heading: `h${at}`, is, why: 'name' });
  return {
    name: 'staff.csv',
    sheet: '',
    sheets: [],
    role: 'people',
    header: 1,
    head: [],
    columns: [column(0, 'id'), column(1, 'name'), column(2, 'custom')],
    fields: ['id', 'name'],
    rows: [],
    rowCount: 2,
    lacks: null,
    ends: null,
    values: [],
    asksItem: false,
    unitLevels: [],
    unitCount: 0,
    unitExample: [],
    remembered: null,
    error: null,
    ...change,
  };
}

/** A core that answers every look with as many tables as were asked about. */
function core(view: TableView) {
  const asked: ImportRequest[] = [];
  const answers: ((preview: ImportPreview) => void)[] = [];
  const cancelled: number[] = [];
  const host = {
    call: (_: string, request: ImportRequest) => {
      asked.push(request);
      return new Promise((resolve) => answers.push(resolve));
    },
    cancel: (job: number) => {
      cancelled.push(job);
      return Promise.resolve();
    },
  } as unknown as Host;
  const answer = async (at: number) => {
    const tables = (asked[at]?.files ?? []).map(() => view);
    answers[at]?.({ tables, groups: [], figures: null, renewal: null, elapsedMs: at });
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { host, asked, answer, cancelled };
}

async function opened(view: TableView = table()) {
  const side = core(view);
  const wizard = new Wizard(side.host, false, ['/a/staff.csv']);
  await side.answer(0);
  return { ...side, wizard };
}

function found(row: number, at: number | null = 2): FoundView {
  return {
    table: 0,
    finding: {
      id: null,
      kind: 'missing-manager',
      severity: 'error',
      file: 'staff.csv',
      row,
      column: 'manager',
      value: '9',
      message: { code: 'missing-manager', args: {} },
      repair: null,
      applied: false,
      key: null,
      about: '',
      handle: '',
      accepted: null,
      offers: [],
      cannot: null,
    },
    row: 'Ayu',
    at,
    to: '',
    differs: [],
    acts: ['value'],
    proposals: [],
    decided: null,
  };
}

describe('an import under way', () => {
  it('gives a field to one column only, and keeps the other under its own heading', async () => {
    const { wizard } = await opened();
    wizard.setColumn(0, 2, 'name');
    expect(wizard.files[0]?.columns).toEqual([
      { at: 1, is: 'custom' },
      { at: 2, is: 'name' },
    ]);
    wizard.setColumn(0, 2, 'skip');
    expect(wizard.files[0]?.columns).toEqual([
      { at: 1, is: 'custom' },
      { at: 2, is: 'skip' },
    ]);
  });

  it('says the direction of links by the fields of their two columns', async () => {
    const { wizard } = await opened();
    wizard.setEnds(0, 0, 1, true);
    expect(wizard.files[0]?.columns.map((column) => column.is)).toEqual(['customer', 'supplier']);
    wizard.setEnds(0, 2, 1, false);
    expect(wizard.files[0]?.columns).toEqual([
      { at: 1, is: 'customer' },
      { at: 2, is: 'supplier' },
    ]);
  });

  it('decides about each finding once, and takes decisions back', async () => {
    const { wizard } = await opened();
    const say = (value: string) => (one: FoundView) => ({
      line: one.finding.row,
      at: one.at ?? 0,
      kind: one.finding.kind,
      act: 'value' as const,
      value,
    });
    wizard.decide([found(2), found(3)], say('1'));
    wizard.decide([found(3)], say('2'));
    expect(wizard.files[0]?.decisions.map(({ line, value }) => [line, value])).toEqual([
      [2, '1'],
      [3, '2'],
    ]);
    wizard.decide([found(2)], () => null);
    expect(wizard.files[0]?.decisions.map(({ line }) => line)).toEqual([3]);
  });

  it('stops the look before when another is asked for, and drops its answer', async () => {
    const { wizard, asked, answer, cancelled } = await opened();
    wizard.setHeader(0, 2);
    wizard.setHeader(0, 3);
    expect(cancelled).toHaveLength(1);
    expect(asked.map((request) => request.files?.[0]?.header)).toEqual([null, 2, 3]);
    await answer(2);
    expect(wizard.preview?.elapsedMs).toBe(2);
    await answer(1);
    expect(wizard.preview?.elapsedMs).toBe(2);
  });

  it('takes further sheets of a workbook, but never leaves it without any', async () => {
    const { wizard } = await opened(table({ sheet: 'People' }));
    wizard.toggleSheet(0, 'Units');
    expect(wizard.files.map((file) => file.sheet)).toEqual(['People', 'Units']);
    wizard.toggleSheet(0, 'Units');
    wizard.toggleSheet(0, 'People');
    expect(wizard.files.map((file) => file.sheet)).toEqual(['People']);
  });

  it('adds files that are dropped meanwhile once', async () => {
    const { wizard } = await opened();
    wizard.add(['/a/staff.csv', '/a/units.csv']);
    expect(wizard.files).toEqual([newFile('/a/staff.csv'), newFile('/a/units.csv')]);
  });

  it('answers what the columns are first where all of it takes long', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(0);
    const { wizard, asked, answer } = await opened();
    clock.mockReturnValue(0);
    await wizard.go('columns');
    wizard.edit(0, { nothing: [] });
    expect(asked.map((request) => request.onlyColumns)).toEqual([false, false]);
    clock.mockReturnValue(2000);
    await answer(1);
    wizard.edit(0, { nothing: ['-'] });
    expect(asked.map((request) => request.onlyColumns)).toEqual([false, false, true]);
    await answer(2);
    expect(wizard.preview?.elapsedMs).toBe(2);
    expect(asked.map((request) => request.onlyColumns)).toEqual([false, false, true, false]);
    await answer(3);
    expect(wizard.preview?.elapsedMs).toBe(3);
    clock.mockRestore();
  });

  it('says of all levels of units what they are when one of them is changed', async () => {
    const column = (at: number, is: string) => ({ at, heading: `h${at}`, is, why: 'name' });
    const columns = [column(0, 'id'), column(1, 'unit_1'), column(2, 'unit_2'), column(3, 'custom')];
    const { wizard } = await opened(table({ columns, unitLevels: [1, 2] }));
    wizard.setColumn(0, 3, 'unit_2');
    expect(wizard.files[0]?.columns).toEqual([
      { at: 1, is: 'unit_1' },
      { at: 2, is: 'unit_3' },
      { at: 3, is: 'unit_2' },
    ]);
    wizard.setLevels(0, [2]);
    expect(wizard.files[0]?.columns).toEqual([
      { at: 1, is: 'custom' },
      { at: 2, is: 'unit' },
      { at: 3, is: 'custom' },
    ]);
  });

  it('keeps the other levels when a column turns out to be something else', async () => {
    const column = (at: number, is: string) => ({ at, heading: `h${at}`, is, why: 'name' });
    const columns = [column(0, 'id'), column(1, 'unit_1'), column(2, 'unit_2'), column(3, 'unit_3')];
    const { wizard } = await opened(table({ columns, unitLevels: [1, 2, 3] }));
    wizard.setColumn(0, 2, 'location');
    expect(wizard.files[0]?.columns).toEqual([
      { at: 1, is: 'unit_1' },
      { at: 2, is: 'location' },
      { at: 3, is: 'unit_2' },
    ]);
    wizard.setColumn(0, 1, 'unit');
    expect(wizard.files[0]?.columns).toEqual([
      { at: 1, is: 'unit' },
      { at: 2, is: 'custom' },
      { at: 3, is: 'custom' },
    ]);
  });
});
