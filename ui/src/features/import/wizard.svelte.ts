// An import under way: the tables chosen, what was decided about them, and what the core would make of them.
//
// Every decision is sent back with the next look; nothing is worked out here.

import { decodeScene, type Scene } from '../../canvas/scene';
import type {
  ApiError,
  ChartInfo,
  ColumnIs,
  Decision,
  FileView,
  FoundView,
  ImportFile as AskedFile,
  ImportPreview,
  ImportReport,
  ImportRequest,
  ImportRole,
  Renewing,
  TableView,
} from '../../ipc/bindings';
import { toApiError, type Host, type Progress } from '../../ipc/host';

export const STEPS = ['files', 'columns', 'findings', 'result'] as const;
export type Step = (typeof STEPS)[number];

/** A table with everything that was decided about it. */
export type ImportFile = Required<AskedFile>;

/** Milliseconds of work that show nothing. */
const PATIENCE = 300;

export function newFile(path: string): ImportFile {
  return {
    path,
    role: null,
    sheet: null,
    header: null,
    columns: [],
    nothing: null,
    item: null,
    decisions: [],
  };
}

/** A list of the staff says who works here now; whom it is about is asked. */
const UNDECIDED: Required<Renewing> = {
  leavers: true,
  scope: null,
  manyLeavers: false,
  leaveOut: [],
  bringBack: [],
  settled: [],
  same: [],
};

export class Wizard {
  files = $state.raw<ImportFile[]>([]);
  preview = $state.raw<ImportPreview | null>(null);
  /** What was decided about a list that goes into the open file. */
  renewing = $state.raw(UNDECIDED);
  step = $state<Step>('files');
  /** The job under way, by its number. */
  running = $state.raw<number | null>(null);
  slow = $state(false);
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<ApiError | null>(null);
  report = $state.raw<ImportReport | null>(null);
  /** The file as it is after the import. */
  file = $state.raw<FileView | null>(null);
  scene = $state.raw<Scene | null>(null);
  chart = $state.raw<ChartInfo | null>(null);
  /** Spoken by screen readers after a decision. */
  spoken = $state('');
  #asked = 0;
  #scoped = false;
  /** Milliseconds that the last look at everything took. */
  #took = 0;

  constructor(
    private readonly host: Host,
    /** Into the open file, or into a new one. */
    readonly intoOpen: boolean,
    paths: string[],
  ) {
    this.add(paths);
  }

  get request(): ImportRequest {
    return {
      files: this.files,
      out: this.intoOpen ? null : '',
      force: false,
      columns: {},
      needsBy: null,
      dryRun: false,
      onlyColumns: false,
      renewing: this.renewing,
    };
  }

  table(at: number): TableView | null {
    return this.preview?.tables[at] ?? null;
  }

  /** Whether every table can be imported as it stands. */
  get ready(): boolean {
    return this.running === null && this.preview?.figures != null && !this.manyLeave;
  }

  /** Whether more than a tenth would leave and nobody said that this is meant. */
  get manyLeave(): boolean {
    const { leavers, manyLeavers } = this.renewing;
    return leavers && !manyLeavers && (this.preview?.renewal?.manyLeave ?? false);
  }

  /** Whether every table was opened, so that its columns can be looked at. */
  get opened(): boolean {
    return this.files.length > 0 && (this.preview?.tables.every((table) => table.error === null) ?? false);
  }

  add(paths: string[]): void {
    const known = new Set(this.files.map((file) => file.path));
    const fresh = paths.filter((path) => !known.has(path)).map(newFile);
    if (fresh.length > 0) this.change([...this.files, ...fresh]);
  }

  remove(at: number): void {
    this.change(this.files.filter((_, other) => other !== at));
  }

  /** Takes another sheet of the same workbook too, or no longer. */
  toggleSheet(at: number, sheet: string): void {
    const file = this.files[at];
    if (!file) return;
    const same = this.files.findIndex((other) => other.path === file.path && this.sheetOf(other) === sheet);
    if (same >= 0) {
      if (this.files.filter((other) => other.path === file.path).length > 1) this.remove(same);
      return;
    }
    this.change([
      ...this.files.map((other, index) => (index === at ? { ...other, sheet: this.sheetOf(other) } : other)),
      { ...newFile(file.path), sheet },
    ]);
  }

  sheetOf(file: ImportFile): string | null {
    return file.sheet ?? this.table(this.files.indexOf(file))?.sheet ?? null;
  }

  edit(at: number, change: Partial<ImportFile>): void {
    const now = this.files.map((file, other) => (other === at ? { ...file, ...change } : file));
    this.change(now);
  }

  setRole(at: number, role: ImportRole): void {
    this.edit(at, { role, columns: [], decisions: [], nothing: null, item: null });
  }

  setHeader(at: number, header: number): void {
    this.edit(at, { header, columns: [], decisions: [] });
  }

  setColumn(at: number, column: number, is: string): void {
    const file = this.files[at];
    const table = this.table(at);
    if (!file || !table) return;
    const level = LEVEL.exec(is);
    const levels = unitColumns(table).filter((other) => other !== column);
    if (level) {
      levels.splice(Number(level[1]) - 1, 0, column);
      this.setLevels(at, levels);
      return;
    }
    if (is === 'unit' && table.unitLevels.length > 0) {
      this.setLevels(at, [column]);
      return;
    }
    const told = table.unitLevels.includes(column) ? leveled(file, table, levels) : file.columns;
    // One field stands in one column: the one that had it is kept under its own heading.
    const others = told.filter((other) => other.at !== column && (other.is !== is || isNoField(is)));
    const before = table.columns.find((other) => other.is === is && other.at !== column && !isNoField(is));
    const freed = before ? [{ at: before.at, is: 'custom' }] : [];
    const kept = others.filter((other) => !freed.some((free) => free.at === other.at));
    this.edit(at, { columns: [...kept, ...freed, { at: column, is }].sort((a, b) => a.at - b.at) });
  }

  /** Says which columns name units, the outermost first. */
  setLevels(at: number, levels: number[]): void {
    const file = this.files[at];
    const table = this.table(at);
    if (file && table) this.edit(at, { columns: leveled(file, table, levels) });
  }

  /** How many levels of units a list may name. */
  mostLevels(table: TableView): number {
    return table.fields.filter((field) => LEVEL.test(field)).length;
  }

  /** Says which columns links run between, and whether the first asks the second. */
  setEnds(at: number, first: number, second: number, asks: boolean): void {
    const file = this.files[at];
    if (!file || first === second) return;
    const ends = ['customer', 'supplier', 'customer_unit', 'supplier_unit'];
    const others = file.columns.filter(
      (other) => other.at !== first && other.at !== second && !ends.includes(other.is),
    );
    const [one, two] = asks ? ['customer', 'supplier'] : ['supplier', 'customer'];
    const columns = [...others, { at: first, is: one ?? '' }, { at: second, is: two ?? '' }];
    this.edit(at, { columns: columns.sort((a, b) => a.at - b.at) });
  }

  toggleNothing(at: number, value: string): void {
    const known =
      this.table(at)
        ?.values.filter((one) => one.nothing)
        .map((one) => one.value) ?? [];
    const nothing = known.includes(value) ? known.filter((one) => one !== value) : [...known, value];
    this.edit(at, { nothing });
  }

  recall(at: number): void {
    const remembered = this.table(at)?.remembered;
    if (!remembered) return;
    const { role, columns, nothing, item } = remembered;
    this.edit(at, {
      role: role ?? null,
      columns: columns ?? [],
      nothing: nothing ?? null,
      item: item ?? null,
    });
  }

  /** Decides about findings, each in place of what was decided about it before. */
  decide(found: FoundView[], decision: (found: FoundView) => Decision | null): void {
    const files = this.files.map((file, table) => {
      const of = found.filter((one) => one.table === table);
      if (of.length === 0) return file;
      const made = of.map(decision).filter((one) => one !== null);
      const replaced = (old: Decision) =>
        of.some((one) => one.finding.row === old.line && (old.act !== 'value' || one.at === old.at));
      return { ...file, decisions: [...file.decisions.filter((old) => !replaced(old)), ...made] };
    });
    this.change(files);
  }

  decideRenewing(renewing: Required<Renewing>): void {
    this.renewing = renewing;
    void this.look();
  }

  change(files: ImportFile[]): void {
    this.files = files;
    // Other files say other things about other people.
    this.renewing = { ...UNDECIDED, leavers: this.renewing.leavers };
    this.#scoped = false;
    void this.look();
  }

  /** Asks the core what it would make of the tables; an older answer is dropped. */
  async look(): Promise<void> {
    const turn = ++this.#asked;
    if (this.running !== null) void this.host.cancel(this.running);
    if (this.files.length === 0) {
      this.preview = null;
      return;
    }
    // Where all of it takes long, what the columns are is answered first, and the rest comes after.
    if (this.step === 'columns' && this.#took > PATIENCE) await this.#lookAtColumns(turn);
    if (turn !== this.#asked) return;
    const begun = performance.now();
    const preview = await this.#work(
      () => turn === this.#asked,
      (job) => this.host.call('preview_import', this.request, job),
    );
    if (turn !== this.#asked || !preview) return;
    this.#took = performance.now() - begun;
    this.preview = preview;
    this.scene = null;
    const guess = preview.renewal?.scopeGuess ?? [];
    if (!this.#scoped && guess.length > 0) {
      this.#scoped = true;
      this.decideRenewing({ ...this.renewing, scope: guess.map(({ key }) => key) });
      return;
    }
    if (this.step === 'result') await this.draw();
  }

  async #lookAtColumns(turn: number): Promise<void> {
    const preview = await this.#work(
      () => turn === this.#asked,
      (job) => this.host.call('preview_import', { ...this.request, onlyColumns: true }, job),
    );
    if (turn === this.#asked && preview) this.preview = preview;
  }

  /** Draws the sample of the chart. */
  async draw(): Promise<void> {
    const turn = this.#asked;
    if (this.scene || !this.preview?.figures) return;
    try {
      const { info, scene, sceneStart } = await this.host.picture('preview_chart', this.request);
      if (turn !== this.#asked) return;
      this.chart = info;
      this.scene = decodeScene(scene, sceneStart);
    } catch (thrown) {
      if (turn === this.#asked) this.failure = toApiError(thrown);
    }
  }

  async go(step: Step): Promise<void> {
    this.step = step;
    if (step === 'result') await this.draw();
  }

  /** Imports; `out` is the new file. */
  async run(out: string | null): Promise<boolean> {
    const turn = ++this.#asked;
    const request = { ...this.request, out, force: out !== null };
    const done = await this.#work(
      () => turn === this.#asked,
      (job) => this.host.call('import_files', request, job),
    );
    if (!done) return false;
    this.report = done.report;
    this.file = done.file;
    return true;
  }

  /** Lets the core forget what was looked at. */
  leave(): void {
    this.stop();
    this.#asked += 1;
    if (this.report === null)
      void this.host.call('preview_import', { ...this.request, files: [] }).catch(() => null);
  }

  stop(): void {
    if (this.running !== null) void this.host.cancel(this.running);
  }

  async #work<T>(
    current: () => boolean,
    work: (job: { id: number; onProgress: (step: Progress) => void }) => Promise<T>,
  ): Promise<T | null> {
    const id = Math.floor(performance.now() * 1000);
    this.running = id;
    this.failure = null;
    const wait = setTimeout(() => (this.slow = current()), PATIENCE);
    try {
      return await work({ id, onProgress: (step) => (this.progress = step) });
    } catch (thrown) {
      const error = toApiError(thrown);
      if (current()) this.failure = error;
      return null;
    } finally {
      clearTimeout(wait);
      if (current()) {
        this.running = null;
        this.slow = false;
        this.progress = null;
      }
    }
  }
}

/** The field of a level of units. */
export const LEVEL = /^unit_(\d)$/;

/** The columns that name units, the outermost first. */
function unitColumns(table: TableView): number[] {
  if (table.unitLevels.length > 0) return table.unitLevels;
  return table.columns.filter((column) => column.is === 'unit').map((column) => column.at);
}

/** What is said of the columns once these name units, the outermost first, and no others. */
function leveled(file: ImportFile, table: TableView, levels: number[]): ColumnIs[] {
  const told = file.columns.filter(({ is }) => is === 'unit' || LEVEL.test(is)).map((column) => column.at);
  const before = [...unitColumns(table), ...told].filter((column) => !levels.includes(column));
  const one = levels.length === 1;
  const said = [
    ...levels.map((column, nth) => ({ at: column, is: one ? 'unit' : `unit_${nth + 1}` })),
    ...before.map((column) => ({ at: column, is: 'custom' })),
  ];
  return said.reduce(replaced, file.columns);
}

function replaced(columns: ColumnIs[], said: ColumnIs): ColumnIs[] {
  const others = columns.filter((other) => other.at !== said.at);
  return [...others, said].sort((a, b) => a.at - b.at);
}

function isNoField(is: string): boolean {
  return is === 'custom' || is === 'skip';
}
