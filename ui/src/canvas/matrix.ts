// The matrix as it was received, and where its rows, columns and cells are found. Pure.

import type { MatrixHead, MatrixSides, MatrixView } from '../ipc/bindings';

/** A place among rows and columns; -1 is the headings. */
export type Place = { row: number; column: number };

/** A cell that is not empty, as an index into the cells. */
export type CellIndex = number;

/** Of a cell's flags: its pair's key names the customer first. The others are those of a scene. */
const TURNED = 64;

export class Matrix {
  readonly size: number;
  readonly #starts: Uint32Array;
  readonly #columns: Uint32Array;
  readonly #heads = new Map<string, number>();
  #down: { starts: Uint32Array; rows: Uint32Array } | null = null;

  constructor(readonly view: MatrixView) {
    this.size = view.heads.length;
    this.#starts = Uint32Array.from(view.cells.starts);
    this.#columns = Uint32Array.from(view.cells.columns);
    view.heads.forEach((head, at) => this.#heads.set(head.key, at));
  }

  get sides(): MatrixSides {
    return this.view.sides;
  }

  head(at: number): MatrixHead | null {
    return this.view.heads[at] ?? null;
  }

  /** The row, and column, of a record; a pair is found where its first end gives or gets. */
  find(key: string): number | null {
    const found = this.#heads.get(key);
    if (found !== undefined) return found;
    return this.placeOf(key)?.row ?? null;
  }

  /** One of the cells of a pair, the one that is not empty. */
  placeOf(pair: string): Place | null {
    if (!pair.startsWith('pair:')) return null;
    const [first = '', second = ''] = pair.slice('pair:'.length).split('~');
    const row = this.#heads.get(first);
    const column = this.#heads.get(second);
    if (row === undefined || column === undefined) return null;
    if (this.cellAt(row, column) !== null) return { row, column };
    return this.cellAt(column, row) === null ? null : { row: column, column: row };
  }

  cellAt(row: number, column: number): CellIndex | null {
    if (row < 0 || row >= this.size || column < 0) return null;
    const at = this.#after(row, column);
    return at < this.#starts[row + 1]! && this.#columns[at] === column ? at : null;
  }

  /** The cells of a row from one column up to another. */
  cellsIn(row: number, from: number, to: number): [CellIndex, CellIndex] {
    return [this.#after(row, from), this.#after(row, to + 1)];
  }

  columnOf(cell: CellIndex): number {
    return this.#columns[cell] ?? 0;
  }

  needs(cell: CellIndex | null): number {
    return cell === null ? 0 : (this.view.cells.needs[cell] ?? 0);
  }

  flags(cell: CellIndex): number {
    return this.view.cells.flags[cell] ?? 0;
  }

  /** The record key of the pair of a cell. */
  pairOf({ row, column }: Place): string | null {
    const cell = this.cellAt(row, column) ?? this.cellAt(column, row);
    if (cell === null) return null;
    const giver = this.columnOf(cell) === column && this.cellAt(row, column) === cell ? row : column;
    const taker = giver === row ? column : row;
    const turned = (this.flags(cell) & TURNED) !== 0;
    const [first, second] = turned ? [taker, giver] : [giver, taker];
    return `pair:${this.head(first)?.key}~${this.head(second)?.key}`;
  }

  /** The next cell that is not empty, in a row or down a column; null where there is none. */
  nextFull({ row, column }: Place, dx: number, dy: number): Place | null {
    if (dx !== 0) {
      const [from, to] = [this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0];
      const after = this.#after(row, dx > 0 ? column + 1 : column);
      const at = dx > 0 ? after : after - 1;
      return at >= from && at < to ? { row, column: this.columnOf(at) } : null;
    }
    this.#down ??= this.#turn();
    const { starts, rows } = this.#down;
    const [from, to] = [starts[column] ?? 0, starts[column + 1] ?? 0];
    const run = rows.subarray(from, to);
    const after = lowerBound(run, dy > 0 ? row + 1 : row, 0, run.length);
    const found = run[dy > 0 ? after : after - 1];
    return found === undefined ? null : { row: found, column };
  }

  /** Of a row, the first cell at or after a column. */
  #after(row: number, column: number): number {
    return lowerBound(this.#columns, column, this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0);
  }

  /** The rows of the cells of each column. */
  #turn(): { starts: Uint32Array; rows: Uint32Array } {
    const starts = new Uint32Array(this.size + 2);
    for (const column of this.#columns) starts[column + 2]!++;
    for (let at = 2; at < starts.length; at++) starts[at]! += starts[at - 1]!;
    const rows = new Uint32Array(this.#columns.length);
    for (let row = 0; row < this.size; row++) {
      for (let at = this.#starts[row]!; at < this.#starts[row + 1]!; at++) {
        rows[starts[this.#columns[at]! + 1]!++] = row;
      }
    }
    return { starts, rows };
  }
}

/** The first place from `from` to `to` whose value is not below `value`. */
function lowerBound(values: Uint32Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How a matrix is scrolled and scaled: a cell is a whole number of pixels wide. */
export type MatrixCamera = { left: number; top: number; cell: number; width: number; height: number };

/** The widths of a cell to choose from. */
export const CELLS: readonly number[] = [3, 4, 6, 8, 12, 16, 20, 24, 28, 36];

/** The length of a heading at this scale. */
export function headingOf(sides: MatrixSides, cell: number): number {
  return Math.round((sides.heading * Math.min(cell, LARGEST)) / sides.cell);
}

/** Words grow no further than this. */
const LARGEST = 28;

/** What lies under a point of the picture; null beside everything and in the corner. */
export function placeAt(matrix: Matrix, camera: MatrixCamera, x: number, y: number): Place | null {
  const heading = headingOf(matrix.sides, camera.cell);
  const along = (at: number, scrolled: number) =>
    at < heading ? -1 : Math.floor((at - heading + scrolled) / camera.cell);
  const [row, column] = [along(y, camera.top), along(x, camera.left)];
  const beside = row >= matrix.size || column >= matrix.size || (row < 0 && column < 0);
  return beside ? null : { row, column };
}
