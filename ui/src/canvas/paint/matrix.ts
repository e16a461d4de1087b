// Paints the part of a matrix that is in sight: cells, then the headings that stay in place.

import { headingOf, type Matrix, type MatrixCamera, type Place } from '../matrix';
import { Flag } from '../scene';
import { roundedRect, Token, type Brush, type Palette } from './brush';

export type MatrixMarks = {
  /** Under the pointer, or where the keys stand: its row and column and the mirrored cell are lit. */
  lit: Place | null;
  /** Whether the keys stand there. */
  keys: boolean;
  /** Rows and columns of what is selected. */
  heads: readonly number[];
  /** A cell of the pair that is selected. */
  cell: Place | null;
  /** How far each row and column still is from its place, in cells, while one order passes into another. */
  slide: Float32Array | null;
};

/** Colours the brush has no name for. */
const EXTRA = { twoWayBg: 8, oneWayBg: 10, calm: 15 } as const;
/** Narrower cells have no grid, no words, and are plain squares. */
const GRID = 8;
const WORDS = 14;

type Frame = {
  brush: Brush;
  matrix: Matrix;
  camera: MatrixCamera;
  colour: (token: number) => string;
  heading: number;
  rows: [number, number];
  columns: [number, number];
  slide: Float32Array | null;
};

export function paintMatrix(
  brush: Brush,
  matrix: Matrix,
  camera: MatrixCamera,
  palette: Palette,
  dpr: number,
  marks: MatrixMarks,
): void {
  const heading = headingOf(matrix.sides, camera.cell);
  const seen = (scrolled: number, room: number): [number, number] => [
    Math.max(0, Math.floor(scrolled / camera.cell)),
    Math.min(matrix.size - 1, Math.floor((scrolled + room - heading) / camera.cell)),
  ];
  const frame: Frame = {
    brush,
    matrix,
    camera,
    heading,
    colour: (token) => palette[token] ?? '#000',
    rows: seen(camera.top, camera.height),
    columns: seen(camera.left, camera.width),
    slide: marks.slide,
  };
  brush.setTransform(dpr, 0, 0, dpr, 0, 0);
  brush.fillStyle = frame.colour(Token.bg);
  brush.fillRect(0, 0, camera.width, camera.height);
  ground(frame, marks);
  cells(frame);
  cellMarks(frame, marks);
  headings(frame, marks, dpr);
}

function x(frame: Frame, column: number): number {
  return frame.heading + column * frame.camera.cell - frame.camera.left;
}

function y(frame: Frame, row: number): number {
  return frame.heading + row * frame.camera.cell - frame.camera.top;
}

/** Where a column's cells and heading stand: the grid keeps still while they slide over it. */
function slidX(frame: Frame, column: number): number {
  return x(frame, column + (frame.slide?.[column] ?? 0));
}

function slidY(frame: Frame, row: number): number {
  return y(frame, row + (frame.slide?.[row] ?? 0));
}

/** The sheet, the lit row and column, grid, diagonal, blocks, and the border of the company. */
function ground(frame: Frame, marks: MatrixMarks): void {
  const { brush, camera, colour, matrix, rows, columns } = frame;
  const { cell } = camera;
  const [left, top] = [x(frame, columns[0]), y(frame, rows[0])];
  const [right, bottom] = [x(frame, columns[1] + 1), y(frame, rows[1] + 1)];
  brush.fillStyle = colour(Token.surface);
  brush.fillRect(left, top, right - left, bottom - top);
  brush.fillStyle = `${colour(Token.selection)}1c`;
  const { lit } = marks;
  if (lit && lit.row >= 0) brush.fillRect(left, y(frame, lit.row), right - left, cell);
  if (lit && lit.column >= 0) brush.fillRect(x(frame, lit.column), top, cell, bottom - top);
  brush.fillStyle = colour(Token.line);
  const diagonal = [Math.max(rows[0], columns[0]), Math.min(rows[1], columns[1])] as const;
  for (let at = diagonal[0]; at <= diagonal[1]; at++) {
    brush.fillRect(x(frame, at), y(frame, at), cell, cell);
  }
  if (cell >= GRID) {
    for (let row = rows[0]; row <= rows[1] + 1; row++) brush.fillRect(left, y(frame, row), right - left, 1);
    for (let column = columns[0]; column <= columns[1] + 1; column++) {
      brush.fillRect(x(frame, column), top, 1, bottom - top);
    }
  }
  if (cell >= WORDS) insides(frame, diagonal);
  brush.strokeStyle = colour(Token.muted);
  brush.lineWidth = 1.5;
  for (const { start, length } of matrix.view.blocks) {
    if (start > Math.min(rows[1], columns[1]) || start + length <= Math.max(rows[0], columns[0])) continue;
    brush.beginPath();
    brush.rect(x(frame, start), y(frame, start), length * cell, length * cell);
    brush.stroke();
  }
  const outside = matrix.view.externalFrom;
  if (outside === 0 || outside >= matrix.size) return;
  brush.fillStyle = colour(Token.external);
  if (outside >= rows[0] && outside <= rows[1] + 1)
    brush.fillRect(left, y(frame, outside) - 1, right - left, 2);
  if (outside >= columns[0] && outside <= columns[1] + 1) {
    brush.fillRect(x(frame, outside) - 1, top, 2, bottom - top);
  }
}

function insides(frame: Frame, [from, to]: readonly [number, number]): void {
  const { brush, camera, colour, matrix } = frame;
  words(brush, Math.round(camera.cell * 0.42), 400, 'center', colour(Token.ink));
  for (let at = from; at <= to; at++) {
    const inside = matrix.head(at)?.inside;
    if (inside)
      brush.fillText(inside, slidX(frame, at) + camera.cell / 2, slidY(frame, at) + camera.cell * 0.64);
  }
}

function words(brush: Brush, size: number, weight: number, align: CanvasTextAlign, colour: string): void {
  brush.font = `${weight} ${size}px Inter, system-ui, sans-serif`;
  brush.textAlign = align;
  brush.textBaseline = 'alphabetic';
  brush.fillStyle = colour;
}

/** Two-way: a square with a double border, on both sides of the diagonal; one-way: round. */
function cells(frame: Frame): void {
  const { matrix, rows, columns, camera, brush, colour } = frame;
  const plain = camera.cell < WORDS;
  for (let row = rows[0]; row <= rows[1]; row++) {
    const [from, to] = matrix.cellsIn(row, columns[0], columns[1]);
    const top = slidY(frame, row);
    for (let at = from; at < to; at++) {
      const left = slidX(frame, matrix.columnOf(at));
      if (plain) {
        brush.fillStyle = colour(strongOf(matrix.flags(at)));
        const gap = camera.cell >= GRID ? 1 : 0;
        brush.fillRect(left + gap, top + gap, camera.cell - 1 - gap, camera.cell - 1 - gap);
      } else mark(frame, at, left, top);
    }
  }
}

function strongOf(flags: number): number {
  if ((flags & Flag.twoWay) !== 0) return Token.twoWay;
  return (flags & Flag.calm) !== 0 ? EXTRA.calm : Token.oneWay;
}

function mark({ brush, camera, colour, matrix }: Frame, at: number, left: number, top: number): void {
  const flags = matrix.flags(at);
  const step = matrix.view.cells.steps[at] ?? 1;
  const [twoWay, calm] = [(flags & Flag.twoWay) !== 0, (flags & Flag.calm) !== 0];
  const summed = (flags & Flag.summed) !== 0;
  const scale = camera.cell / matrix.sides.cell;
  const gap = (step >= 3 ? 1 : 3) * scale;
  const side = camera.cell - 2 * gap;
  const strong = colour(strongOf(flags));
  const full = step >= 2 && !summed && !calm;
  const pale = summed || calm ? Token.surface : twoWay ? EXTRA.twoWayBg : EXTRA.oneWayBg;
  brush.beginPath();
  if (twoWay) roundedRect(brush, left + gap, top + gap, side, side, 3 * scale);
  else brush.arc(left + camera.cell / 2, top + camera.cell / 2, side / 2, 0, 2 * Math.PI);
  brush.fillStyle = full ? strong : colour(pale);
  brush.fill();
  brush.strokeStyle = strong;
  brush.lineWidth = 1;
  brush.stroke();
  if (twoWay) {
    brush.strokeStyle = full ? colour(Token.onAccent) : strong;
    brush.beginPath();
    const inset = gap + 2 * scale;
    roundedRect(
      brush,
      left + inset,
      top + inset,
      camera.cell - 2 * inset,
      camera.cell - 2 * inset,
      2 * scale,
    );
    brush.stroke();
  }
  const ink = full ? Token.onAccent : calm ? Token.ink : strongOf(flags);
  words(brush, Math.round(camera.cell * 0.42), 600, 'center', colour(ink));
  const label = matrix.view.cells.labels[at] ?? '';
  brush.fillText(label, left + camera.cell / 2, top + camera.cell * 0.64);
}

/** What is selected, what is lit, and its mirror image. */
function cellMarks(frame: Frame, marks: MatrixMarks): void {
  const { brush, colour } = frame;
  const ring = (place: Place, width: number, outside: number) => {
    if (place.row < 0 || place.column < 0) return;
    const side = frame.camera.cell + 2 * outside;
    brush.lineWidth = width;
    brush.beginPath();
    roundedRect(brush, x(frame, place.column) - outside, y(frame, place.row) - outside, side, side, 3);
    brush.stroke();
  };
  const mirrored = ({ row, column }: Place): Place => ({ row: column, column: row });
  brush.strokeStyle = colour(Token.selection);
  if (marks.cell) for (const place of [marks.cell, mirrored(marks.cell)]) ring(place, 2, 1);
  if (!marks.lit) return;
  brush.strokeStyle = colour(marks.keys ? Token.selection : Token.ink);
  ring(marks.lit, marks.keys ? 2.5 : 1.5, marks.keys ? 3 : 0);
  ring(mirrored(marks.lit), 1.5, 0);
}

function headings(frame: Frame, marks: MatrixMarks, dpr: number): void {
  const { brush, camera, colour, heading, rows, columns } = frame;
  const { cell } = camera;
  const { lit } = marks;
  brush.fillStyle = colour(Token.bg);
  brush.fillRect(0, 0, heading, camera.height);
  brush.fillRect(0, 0, camera.width, heading);
  const bar = (at: number, across: boolean) =>
    across ? brush.fillRect(0, y(frame, at), heading, cell) : brush.fillRect(x(frame, at), 0, cell, heading);
  const clip = (left: number, top: number, width: number, height: number) => {
    brush.save();
    brush.beginPath();
    brush.rect(left, top, width, height);
    brush.clip();
  };
  clip(0, heading, heading, camera.height);
  brush.fillStyle = `${colour(Token.selection)}1c`;
  if (lit && lit.row >= 0) bar(lit.row, true);
  for (let row = rows[0]; row <= rows[1]; row++) {
    oneHeading(frame, row, marks, lit?.row === row, lit?.column === -1, slidY(frame, row));
  }
  brush.restore();
  clip(heading, 0, camera.width, heading);
  brush.fillStyle = `${colour(Token.selection)}1c`;
  if (lit && lit.column >= 0) bar(lit.column, false);
  for (let column = columns[0]; column <= columns[1]; column++) {
    // A quarter turn clockwise: what reads along a row reads down a column.
    brush.setTransform(0, dpr, -dpr, 0, (slidX(frame, column) + cell) * dpr, 0);
    oneHeading(frame, column, marks, lit?.column === column, lit?.row === -1);
  }
  brush.setTransform(dpr, 0, 0, dpr, 0, 0);
  brush.restore();
  brush.fillStyle = colour(Token.line);
  brush.fillRect(0, heading - 1, camera.width, 1);
  brush.fillRect(heading - 1, 0, 1, camera.height);
}

/** One heading along the x axis, `shift` down. */
function oneHeading(
  { brush, camera, colour, heading, matrix }: Frame,
  at: number,
  marks: MatrixMarks,
  lit: boolean,
  here: boolean,
  shift = 0,
): void {
  const head = matrix.head(at);
  if (!head) return;
  const { cell } = camera;
  const scale = heading / matrix.sides.heading;
  const begin = head.begin * scale;
  const selected = marks.heads.includes(at);
  if (cell >= GRID) {
    brush.fillStyle = colour(Token.line);
    brush.fillRect(0, shift, heading, 1);
  }
  if (selected || (lit && here)) {
    brush.strokeStyle = colour(Token.selection);
    brush.lineWidth = selected ? 2 : 1.5;
    brush.beginPath();
    roundedRect(brush, 2, shift + 2, heading - 5, cell - 4, 4);
    brush.stroke();
  }
  if (cell < WORDS) {
    brush.fillStyle = colour(lit ? Token.selection : Token.reporting);
    brush.fillRect(begin, shift + cell * 0.3, Math.max(4, (heading - begin) * 0.5), Math.max(1, cell * 0.4));
    return;
  }
  if (head.fold)
    fold(brush, begin - 9 * scale, shift + cell / 2, head.fold === 'open', scale, colour(Token.muted));
  const outside = at >= matrix.view.externalFrom;
  words(brush, 12 * scale, lit ? 600 : 400, 'left', colour(outside ? Token.external : Token.ink));
  brush.fillText(head.label, begin, shift + cell / 2 + 4.25 * scale);
}

/** A triangle: pointing on where a unit is folded, down where it is open. */
function fold(brush: Brush, cx: number, cy: number, open: boolean, scale: number, colour: string): void {
  const [long, broad] = [3 * scale, 4 * scale];
  brush.fillStyle = colour;
  brush.beginPath();
  if (open) {
    brush.moveTo(cx - broad, cy - long);
    brush.lineTo(cx + broad, cy - long);
    brush.lineTo(cx, cy + long);
  } else {
    brush.moveTo(cx - long, cy - broad);
    brush.lineTo(cx + long, cy);
    brush.lineTo(cx - long, cy + broad);
  }
  brush.closePath();
  brush.fill();
}
