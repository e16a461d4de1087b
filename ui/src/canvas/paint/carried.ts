// Paints what a person carries: the veil over what moves, the ghost at the pointer, and the place it would land.

import { toScreen, type Box, type Camera, type ScreenPoint } from '../camera';
import type { DropSpot } from '../drop';
import type { Scene } from '../scene';
import type { Growth } from '../walk';
import { roundedRect, Token, type Brush, type Palette } from './brush';

export type Carried = {
  /** Boxes taken hold of, the one under the pointer first; none for somebody from a list. */
  lifted: readonly number[];
  /** Boxes shown that come along, those taken hold of included. */
  along: readonly number[];
  /** The pointer where it took hold, and where it is. */
  from: ScreenPoint;
  at: ScreenPoint;
  /** A line is drawn instead of a box being moved. */
  line: 'dotted' | 'need' | null;
  spot: DropSpot | null;
  /** The core would not do it. */
  refused: boolean;
};

/** Boxes beyond this many are veiled only where they can be seen one by one. */
const VEILED = 4000;

export function paintCarried(
  brush: Brush,
  scene: Scene,
  camera: Camera,
  palette: Palette,
  growth: Growth | null,
  carried: Carried,
): void {
  const colour = (token: number) => palette[token] ?? '#000';
  const accent = colour(carried.refused ? Token.danger : Token.selection);
  if (carried.line === null) veil(brush, scene, camera, carried.along, `${colour(Token.bg)}b0`);
  if (carried.line !== null) {
    drawnLine(brush, scene, camera, growth, carried, accent);
  } else {
    const ghost = ghostBox(scene, camera, carried);
    if (ghost && carried.spot?.place === 'under') {
      const to = middleOf(scene.boxOf(carried.spot.item), camera);
      brush.strokeStyle = accent;
      brush.lineWidth = 1.5;
      brush.beginPath();
      brush.moveTo(to.x, to.y);
      brush.lineTo(ghost.x + ghost.w / 2, ghost.y + ghost.h / 2);
      brush.stroke();
    }
    if (ghost) paintGhost(brush, ghost, carried.lifted.length, `${colour(Token.selection)}24`, accent);
  }
  if (carried.spot) target(brush, scene, camera, carried, accent);
}

/** Of a need the head stands where it is needed, as in every picture. */
function drawnLine(
  brush: Brush,
  scene: Scene,
  camera: Camera,
  growth: Growth | null,
  carried: Carried,
  accent: string,
): void {
  const start = carried.lifted[0];
  if (start === undefined) return;
  const from = handleAt(scene.boxOf(start), camera, growth);
  const to = carried.spot ? middleOf(scene.boxOf(carried.spot.item), camera) : carried.at;
  brush.strokeStyle = accent;
  brush.lineWidth = 2;
  if (carried.line === 'dotted') return dashes(brush, [from.x, from.y, to.x, to.y]);
  const end = carried.spot ? borderOf(onScreen(scene.boxOf(carried.spot.item), camera), from) : to;
  brush.beginPath();
  brush.moveTo(end.x, end.y);
  brush.lineTo(from.x, from.y);
  brush.stroke();
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  brush.fillStyle = accent;
  brush.beginPath();
  brush.moveTo(from.x - dx * 4, from.y - dy * 4);
  brush.lineTo(from.x + dx * 9 - dy * 6, from.y + dy * 9 + dx * 6);
  brush.lineTo(from.x + dx * 9 + dy * 6, from.y + dy * 9 - dx * 6);
  brush.closePath();
  brush.fill();
}

/** Where a line to the middle of a box meets its border. */
function borderOf({ x, y, w, h }: Box, from: ScreenPoint): ScreenPoint {
  const middle = { x: x + w / 2, y: y + h / 2 };
  const [dx, dy] = [from.x - middle.x, from.y - middle.y];
  const share = Math.min(1, w / 2 / Math.max(Math.abs(dx), 1e-6), h / 2 / Math.max(Math.abs(dy), 1e-6));
  return { x: middle.x + dx * share, y: middle.y + dy * share };
}

/** A small handle beside the selected box, from which a line is drawn: dots for a dotted one; for a need an arrow to whoever needs. */
export function paintHandle(brush: Brush, at: ScreenPoint, palette: Palette, need: boolean): void {
  brush.beginPath();
  brush.arc(at.x, at.y, HANDLE, 0, 2 * Math.PI);
  brush.fillStyle = palette[Token.surface] ?? '#fff';
  brush.fill();
  brush.strokeStyle = palette[Token.selection] ?? '#000';
  brush.lineWidth = 1.5;
  brush.stroke();
  if (need) {
    brush.beginPath();
    brush.moveTo(at.x + 4, at.y);
    brush.lineTo(at.x - 4, at.y);
    brush.lineTo(at.x - 1, at.y - 3);
    brush.moveTo(at.x - 4, at.y);
    brush.lineTo(at.x - 1, at.y + 3);
    brush.stroke();
    return;
  }
  brush.fillStyle = palette[Token.selection] ?? '#000';
  for (const by of [-3.5, 0, 3.5]) {
    brush.beginPath();
    brush.arc(at.x + by, at.y, 1.1, 0, 2 * Math.PI);
    brush.fill();
  }
}

/** Radius of the handle in screen pixels. */
export const HANDLE = 8;

/**
 * Where the handle of a box stands: at the side where no reports hang, by the lower corner as lines and their numbers
 * leave from the middle; on a wheel towards its middle, as names stand outside.
 */
export function handleAt(box: Box, camera: Camera, growth: Growth | 'wheel' | null): ScreenPoint {
  if (growth === 'wheel') {
    const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
    const far = Math.hypot(x, y) || 1;
    const dot = toScreen(camera, { x, y });
    const out = (box.w / 2) * camera.k + HANDLE + 4;
    return { x: dot.x - (x / far) * out, y: dot.y - (y / far) * out };
  }
  const sideways = growth === 'left' || growth === 'right';
  const corner = toScreen(camera, { x: box.x + (sideways ? box.w / 2 : box.w), y: box.y + box.h });
  return sideways ? { x: corner.x, y: corner.y + HANDLE + 2 } : { x: corner.x + HANDLE + 2, y: corner.y - 2 };
}

/** A frame that selects what it touches. */
export function paintFrame(brush: Brush, from: ScreenPoint, to: ScreenPoint, palette: Palette): void {
  const colour = palette[Token.selection] ?? '#000';
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  const [w, h] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  brush.fillStyle = `${colour}1f`;
  brush.fillRect(x, y, w, h);
  brush.strokeStyle = colour;
  brush.lineWidth = 1;
  brush.beginPath();
  brush.rect(x + 0.5, y + 0.5, w, h);
  brush.stroke();
}

/** Boxes that are cut wait for their new place under a veil. */
export function veil(
  brush: Brush,
  scene: Scene,
  camera: Camera,
  items: readonly number[],
  colour: string,
): void {
  brush.fillStyle = colour;
  for (const item of items.slice(0, VEILED)) {
    const { x, y, w, h } = onScreen(scene.boxOf(item), camera);
    brush.fillRect(x - 1, y - 1, w + 2, h + 2);
  }
}

function target(brush: Brush, scene: Scene, camera: Camera, carried: Carried, accent: string): void {
  const { spot } = carried;
  if (!spot) return;
  brush.strokeStyle = accent;
  if (spot.mark) {
    const a = toScreen(camera, { x: spot.mark.x1, y: spot.mark.y1 });
    const b = toScreen(camera, { x: spot.mark.x2, y: spot.mark.y2 });
    brush.lineWidth = 3;
    brush.beginPath();
    brush.moveTo(a.x, a.y);
    brush.lineTo(b.x, b.y);
    brush.stroke();
    brush.fillStyle = accent;
    for (const end of [a, b]) {
      brush.beginPath();
      brush.arc(end.x, end.y, 4, 0, 2 * Math.PI);
      brush.fill();
    }
    return;
  }
  const { x, y, w, h } = onScreen(scene.boxOf(spot.item), camera);
  brush.lineWidth = 3;
  if (carried.refused) {
    const [left, top, right, bottom] = [x - 3, y - 3, x + w + 3, y + h + 3];
    dashes(brush, [left, top, right, top, right, bottom, left, bottom, left, top]);
  } else {
    brush.beginPath();
    roundedRect(brush, x - 3, y - 3, w + 6, h + 6, 10 * camera.k + 3);
    brush.stroke();
  }
}

/** The outline of what is taken hold of, with the place it was taken at under the pointer; one can look through it. */
function ghostBox(scene: Scene, camera: Camera, { at, from, lifted }: Carried): Box | null {
  const first = lifted[0];
  if (first === undefined) return null;
  const box = onScreen(scene.boxOf(first), camera);
  return { ...box, x: box.x + at.x - from.x, y: box.y + at.y - from.y };
}

function paintGhost(brush: Brush, box: Box, several: number, fill: string, accent: string): void {
  for (let step = Math.min(2, several - 1); step >= 0; step--) {
    brush.beginPath();
    roundedRect(brush, box.x + 5 * step, box.y + 5 * step, box.w, box.h, 8);
    brush.fillStyle = fill;
    brush.fill();
    brush.strokeStyle = accent;
    brush.lineWidth = 1.5;
    brush.stroke();
  }
}

/** Short dashes along a path of points, x and y in turn. */
function dashes(brush: Brush, points: readonly number[]): void {
  const [dash, gap] = [6, 5];
  brush.beginPath();
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x1, y1, x2, y2] = points.slice(at, at + 4) as [number, number, number, number];
    const length = Math.hypot(x2 - x1, y2 - y1);
    for (let done = 0; done < length; done += dash + gap) {
      const [from, to] = [done / length, Math.min(length, done + dash) / length];
      brush.moveTo(x1 + (x2 - x1) * from, y1 + (y2 - y1) * from);
      brush.lineTo(x1 + (x2 - x1) * to, y1 + (y2 - y1) * to);
    }
  }
  brush.stroke();
}

function onScreen(box: Box, camera: Camera): Box {
  const { x, y } = toScreen(camera, box);
  return { x, y, w: Math.max(4, box.w * camera.k), h: Math.max(4, box.h * camera.k) };
}

function middleOf(box: Box, camera: Camera): ScreenPoint {
  return toScreen(camera, { x: box.x + box.w / 2, y: box.y + box.h / 2 });
}
