// Paints what changes with every movement of the pointer: hover, selection, and the node that stands in for one.

import { toScreen, type Camera, type ScreenPoint } from '../camera';
import { bitOf, detailAt } from '../lod';
import { ItemKind, Op, type Scene } from '../scene';
import type { Growth } from '../walk';
import { polyline, roundedRect, Token, type Brush, type Palette } from './brush';
import { paintItems, type Picture as StillPicture } from './still';
import { handleAt, paintCarried, paintFrame, paintHandle, veil, type Carried } from './carried';

export type Marks = {
  hover: number | null;
  selected: readonly number[];
  /** Nodes that stand for a selected record which the picture lacks. */
  standing: readonly number[];
  focus: number | null;
  /** What is joined to one node, while everything else steps back. */
  lit: Uint32Array;
  /** Boxes behind a figure: a flag at the corner. */
  flagged: readonly number[];
  /** Boxes that are cut and not yet pasted. */
  cut: readonly number[];
  /** The box beside which a handle stands: for dotted lines, or for needs where nothing grows. */
  handle: number | null;
  carried: Carried | null;
  frame: { from: ScreenPoint; to: ScreenPoint } | null;
  /** The way a chart grows; a wheel grows from its middle. */
  growth: Growth | 'wheel' | null;
  /** A scene that lies over the whole, and the item of it that is pointed at. */
  over: { scene: Scene; pointed: number | null } | null;
};

export const noMarks: Marks = {
  hover: null,
  selected: [],
  standing: [],
  focus: null,
  lit: new Uint32Array(),
  flagged: [],
  cut: [],
  handle: null,
  carried: null,
  frame: null,
  growth: null,
  over: null,
};

export function isBlank(marks: Marks): boolean {
  const single = [marks.hover, marks.focus, marks.handle, marks.carried, marks.frame, marks.over];
  const several = marks.selected.length + marks.standing.length;
  const quiet = marks.flagged.length + marks.cut.length + marks.lit.length;
  return several + quiet === 0 && single.every((mark) => mark === null);
}

export function paintOverlay(
  brush: Brush,
  scene: Scene,
  camera: Camera,
  palette: Palette,
  dpr: number,
  marks: Marks,
): void {
  brush.setTransform(dpr, 0, 0, dpr, 0, 0);
  const colour = (token: number) => palette[token] ?? '#000';
  if (marks.lit.length > 0) light(brush, scene, camera, palette, dpr, marks.lit);
  if (marks.over) {
    layOver(brush, camera, palette, dpr, marks.over);
    brush.setTransform(dpr, 0, 0, dpr, 0, 0);
  }
  if (marks.cut.length > 0) veil(brush, scene, camera, marks.cut, `${colour(Token.bg)}b0`);
  if (marks.hover !== null && !marks.selected.includes(marks.hover)) {
    outline(brush, scene, camera, marks.hover, colour(Token.muted), 1.5, 0);
  }
  flags(brush, scene, camera, marks.flagged, colour(Token.oneWay));
  for (const item of marks.standing) brackets(brush, scene, camera, item, colour(Token.selection));
  for (const item of marks.selected) outline(brush, scene, camera, item, colour(Token.selection), 2, 1);
  if (marks.focus !== null) {
    outline(brush, scene, camera, marks.focus, colour(Token.selection), 1.5, 5);
  }
  const framed = [marks.hover, marks.focus].filter((item) => item !== null);
  handles(brush, { scene, camera, palette, detail: detailAt(camera.k), dpr }, [
    ...framed,
    ...marks.flagged,
    ...marks.selected,
  ]);
  if (marks.handle !== null) {
    const at = handleAt(scene.boxOf(marks.handle), camera, marks.growth);
    paintHandle(brush, at, palette, marks.growth === null || marks.growth === 'wheel');
  }
  const grows = marks.growth === 'wheel' ? null : marks.growth;
  if (marks.carried) paintCarried(brush, scene, camera, palette, grows, marks.carried);
  if (marks.frame) paintFrame(brush, marks.frame.from, marks.frame.to, palette);
}

/** The numbers on the borders of boxes once more, so that no frame strikes one through. */
function handles(brush: Brush, picture: StillPicture, boxes: readonly number[]): void {
  const { scene, camera, dpr } = picture;
  const found = new Set<number>();
  for (const box of boxes) {
    if (scene.kind[box] !== ItemKind.card) continue;
    const { x, y } = toScreen(camera, scene.boxOf(box));
    if (x > FARTHEST || y > FARTHEST) continue;
    const key = scene.keyOf(box);
    const handle = scene.find(`toggle:${key.slice(key.indexOf(':') + 1)}`);
    if (handle !== null) found.add(handle);
  }
  if (found.size === 0) return;
  paintItems(brush, picture, Uint32Array.from(found), 0, found.size);
  brush.setTransform(dpr, 0, 0, dpr, 0, 0);
}

/** What of a scene of its own is in sight; beside an item that is pointed at the others step back. */
function layOver(
  brush: Brush,
  camera: Camera,
  palette: Palette,
  dpr: number,
  { scene, pointed }: NonNullable<Marks['over']>,
): void {
  const own = pointed === null ? null : scene.keyOf(pointed);
  const items: number[] = [];
  const front: number[] = [];
  for (let item = 0; item < scene.items; item++) {
    const box = scene.boxOf(item);
    const [x, y] = [(box.x - camera.x) * camera.k, (box.y - camera.y) * camera.k];
    const [right, bottom] = [x + box.w * camera.k, y + box.h * camera.k];
    if (right < 0 || bottom < 0 || x > FARTHEST || y > FARTHEST) continue;
    (own !== null && scene.keyOf(item) === own ? front : items).push(item);
  }
  const picture = { scene, camera, palette, detail: detailAt(camera.k), dpr };
  if (own !== null) brush.globalAlpha = 0.25;
  paintItems(brush, picture, Uint32Array.from(items), 0, items.length);
  brush.globalAlpha = 1;
  paintItems(brush, picture, Uint32Array.from(front), 0, front.length);
}

/** Everything is veiled, and what is lit is painted once more above it. */
function light(
  brush: Brush,
  scene: Scene,
  camera: Camera,
  palette: Palette,
  dpr: number,
  items: Uint32Array,
): void {
  brush.fillStyle = `${palette[Token.bg] ?? '#000'}c8`;
  brush.fillRect(0, 0, FARTHEST, FARTHEST);
  paintItems(brush, { scene, camera, palette, detail: detailAt(camera.k), dpr }, items, 0, items.length);
  brush.setTransform(dpr, 0, 0, dpr, 0, 0);
}

function outline(
  brush: Brush,
  scene: Scene,
  camera: Camera,
  item: number,
  colour: string,
  width: number,
  outside: number,
): void {
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.lineJoin = 'round';
  brush.beginPath();
  if (scene.kind[item] === ItemKind.edge) {
    alongEdge(brush, scene, camera, item, width);
    return;
  }
  const box = scene.boxOf(item);
  const x = (box.x - camera.x) * camera.k - outside;
  const y = (box.y - camera.y) * camera.k - outside;
  const w = Math.max(4, box.w * camera.k) + 2 * outside;
  const h = Math.max(4, box.h * camera.k) + 2 * outside;
  roundedRect(brush, x, y, w, h, radiusOf(scene, item) * camera.k + outside);
  brush.stroke();
}

/** A ring round a line, so that its own colour stays to be seen; the words on it get a ring of their own. */
function alongEdge(brush: Brush, scene: Scene, camera: Camera, item: number, width: number): void {
  for (let pen = scene.penStart(item); pen < scene.penEnd(item); pen++) {
    const op = scene.op[pen];
    if (op !== Op.path && op !== Op.double && op !== Op.hollow) continue;
    const [points, count] = [scene.pointsOf(item, pen), scene.pointCount[pen]!];
    const screen = new Float64Array(2 * count);
    for (let at = 0; at < count; at++) {
      screen[2 * at] = (points[2 * at]! - camera.x) * camera.k;
      screen[2 * at + 1] = (points[2 * at + 1]! - camera.y) * camera.k;
    }
    polyline(brush, screen, count, 0, 0, scene.geom[pen * 5]! * camera.k);
    const inner = scene.width[pen]! * camera.k + 3;
    brush.lineWidth = inner + 1.5 * width;
    brush.stroke();
    brush.globalCompositeOperation = 'destination-out';
    brush.lineWidth = inner;
    brush.stroke();
    brush.globalCompositeOperation = 'source-over';
  }
  const box = scene.pillOf(item, bitOf[detailAt(camera.k)]);
  if (box === null) return;
  const [x, y] = [(box.x - camera.x) * camera.k - 2, (box.y - camera.y) * camera.k - 2];
  const [w, h] = [box.w * camera.k + 4, box.h * camera.k + 4];
  brush.beginPath();
  roundedRect(brush, x, y, w, h, h / 2);
  brush.globalCompositeOperation = 'destination-out';
  brush.fill();
  brush.globalCompositeOperation = 'source-over';
  brush.lineWidth = width;
  brush.stroke();
}

/** A ring and a flag at the upper right corner: seen in grey and from afar. */
function flags(brush: Brush, scene: Scene, camera: Camera, items: readonly number[], colour: string): void {
  brush.strokeStyle = colour;
  brush.fillStyle = colour;
  brush.lineWidth = 1.5;
  brush.lineJoin = 'round';
  for (const item of items) {
    const box = scene.boxOf(item);
    const x = (box.x - camera.x) * camera.k - 3;
    const y = (box.y - camera.y) * camera.k - 3;
    const w = Math.max(4, box.w * camera.k) + 6;
    const h = Math.max(4, box.h * camera.k) + 6;
    if (x + w < 0 || y + h < 0 || x > FARTHEST || y > FARTHEST) continue;
    brush.beginPath();
    roundedRect(brush, x, y, w, h, radiusOf(scene, item) * camera.k + 3);
    brush.stroke();
    const arm = Math.max(7, Math.min(18, h / 2.4));
    brush.beginPath();
    brush.moveTo(x + w - arm, y);
    brush.lineTo(x + w, y);
    brush.lineTo(x + w, y + arm);
    brush.fill();
  }
}

/** Wider than any screen: what lies beyond is not painted. */
const FARTHEST = 8192;

/** Corners only: near the selection, but not it. */
function brackets(brush: Brush, scene: Scene, camera: Camera, item: number, colour: string): void {
  const box = scene.boxOf(item);
  const left = (box.x - camera.x) * camera.k - 4;
  const top = (box.y - camera.y) * camera.k - 4;
  const right = left + Math.max(4, box.w * camera.k) + 8;
  const bottom = top + Math.max(4, box.h * camera.k) + 8;
  const arm = Math.max(4, Math.min(14, (right - left) / 3, (bottom - top) / 3));
  brush.strokeStyle = colour;
  brush.lineWidth = 2;
  brush.beginPath();
  for (const [x, y, dx, dy] of [
    [left, top, arm, arm],
    [right, top, -arm, arm],
    [right, bottom, -arm, -arm],
    [left, bottom, arm, -arm],
  ] as const) {
    brush.moveTo(x + dx, y);
    brush.lineTo(x, y);
    brush.lineTo(x, y + dy);
  }
  brush.stroke();
}

/** The radius of an item's own shape: its first rectangle's. */
export function radiusOf(scene: Scene, item: number): number {
  for (let pen = scene.penStart(item); pen < scene.penEnd(item); pen++) {
    if (scene.op[pen] === Op.rect) return scene.geom[pen * 5 + 4]!;
  }
  return 6;
}
