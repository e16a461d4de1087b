// Paints items of a scene: the still layer.
//
// Items come in paint order. Within a run of one layer nothing overlaps but lines and areas, so primitives of one look are
// gathered and drawn together: at block level a run of lines is one stroke a colour, and boxes set the brush once a
// colour. What is cheap was measured in software rendering: whole-pixel rectangles, hairlines, and single rounded
// rectangles (a border is a larger one underneath); merged curves and wide strokes are not.

import type { Camera } from '../camera';
import { bitOf, type Detail } from '../lod';
import { ItemKind, Op, type Scene } from '../scene';
import { polyline, roundedRect, Token, type Brush, type Palette, type Photos } from './brush';

/** Shorter lines, in screen pixels, cannot be seen beside the boxes they join. */
const SHORTEST = 0.5;
/** Lower boxes, in screen pixels, are filled with their border's colour: the border is all one would see. */
const ALL_BORDER = 6;
/** Thinner lines, in device pixels, fade out before they help. */
const THINNEST = 0.6;
/** The widest line, in device pixels, that is still drawn as a hairline. */
const HAIRLINE = 0.99;

export type Picture = {
  scene: Scene;
  camera: Camera;
  palette: Palette;
  detail: Detail;
  dpr: number;
  photos?: Photos | null;
};

/** Paints `items[from..to)`; returns nothing and keeps nothing. */
export function paintItems(
  brush: Brush,
  picture: Picture,
  items: Uint32Array,
  from: number,
  to: number,
): void {
  const scale = picture.camera.k * picture.dpr;
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.lineJoin = 'round';
  brush.lineCap = 'butt';
  if (picture.detail === 'block') paintBlocks(brush, picture, items, from, to);
  else paintCards(brush, picture, items, from, to);
}

/** Lines merged by colour, then boxes by colour; no words, no bends, no borders. */
function paintBlocks(brush: Brush, picture: Picture, items: Uint32Array, from: number, to: number): void {
  const { scene, camera } = picture;
  const lines = new Map<number, number[]>();
  const boxes = new Map<number, number[]>();
  for (let place = from; place < to; place++) {
    const item = items[place]!;
    for (let pen = scene.penStart(item); pen < scene.penEnd(item); pen++) {
      if ((scene.lod[pen]! & bitOf.block) === 0) continue;
      switch (scene.op[pen]) {
        case Op.rect:
        case Op.circle:
          gather(boxes, blockColour(scene, pen, camera.k), pen, item);
          break;
        case Op.path:
        case Op.double:
        case Op.hollow:
          gather(lines, scene.stroke[pen]!, pen, item);
          break;
      }
    }
  }
  for (const [token, drawn] of lines) blockLines(brush, picture, token, drawn);
  brush.setTransform(1, 0, 0, 1, 0, 0);
  for (const [token, drawn] of boxes) blockBoxes(brush, picture, token, drawn);
}

/** One stroke. No wider than a device pixel: hairlines cost a tenth of wider lines in software. */
function blockLines(
  brush: Brush,
  { scene, camera, palette, dpr }: Picture,
  token: number,
  drawn: number[],
): void {
  brush.strokeStyle = palette[token] ?? '#000';
  brush.beginPath();
  let widest = 0;
  for (let at = 0; at < drawn.length; at += 2) {
    const pen = drawn[at]!;
    const item = drawn[at + 1]!;
    if (longest(scene, item) * camera.k < SHORTEST) continue;
    polyline(brush, scene.pointsOf(item, pen), scene.pointCount[pen]!, camera.x, camera.y, 0);
    widest = Math.max(widest, scene.width[pen]!);
  }
  if (widest === 0) return;
  const pixels = Math.min(HAIRLINE, Math.max(THINNEST, widest * camera.k * dpr));
  brush.lineWidth = pixels / (camera.k * dpr);
  brush.stroke();
}

/** Boxes on whole device pixels, which software fills ten times faster; one that hides another is drawn once. */
function blockBoxes(
  brush: Brush,
  { scene, camera, palette, dpr }: Picture,
  token: number,
  drawn: number[],
): void {
  if (token === Token.none) return;
  brush.fillStyle = palette[token] ?? '#000';
  const scale = camera.k * dpr;
  let [lastX, lastY, lastRight] = [NaN, NaN, NaN];
  for (let at = 0; at < drawn.length; at += 2) {
    const pen = drawn[at]!;
    const geom = pen * 5;
    const round = scene.op[pen] === Op.circle;
    const r = scene.geom[geom + 2]!;
    const x = scene.bbox[drawn[at + 1]! * 4]! - camera.x + scene.geom[geom]! - (round ? r : 0);
    const y = scene.bbox[drawn[at + 1]! * 4 + 1]! - camera.y + scene.geom[geom + 1]! - (round ? r : 0);
    const left = Math.round(x * scale);
    const top = Math.round(y * scale);
    const right = Math.max(left + 1, Math.round((x + (round ? 2 * r : r)) * scale));
    const bottom = Math.max(top + 1, Math.round((y + (round ? 2 * r : scene.geom[geom + 3]!)) * scale));
    if (left === lastX && top === lastY && right === lastRight) continue;
    [lastX, lastY, lastRight] = [left, top, right];
    brush.fillRect(left, top, right - left, bottom - top);
  }
}

function blockColour(scene: Scene, pen: number, k: number): number {
  const fill = scene.fill[pen]!;
  const stroke = scene.stroke[pen]!;
  const low = scene.geom[pen * 5 + 3]! * k < ALL_BORDER;
  const pale = fill === Token.none || fill === Token.surface || fill === Token.bg;
  if (!pale || stroke === Token.none || !low) return fill === Token.none ? stroke : fill;
  return stroke === Token.line ? Token.reporting : stroke;
}

function longest(scene: Scene, item: number): number {
  return Math.max(scene.bbox[item * 4 + 2]!, scene.bbox[item * 4 + 3]!);
}

function gather(into: Map<number, number[]>, look: number, pen: number, item: number): void {
  const list = into.get(look);
  if (list) list.push(pen, item);
  else into.set(look, [pen, item]);
}

/** Everything but the bends of a glyph: rounded boxes, words, lines with heads. */
function paintCards(brush: Brush, picture: Picture, items: Uint32Array, from: number, to: number): void {
  const { scene } = picture;
  let start = from;
  while (start < to) {
    const kind = scene.kind[items[start]!];
    let end = start + 1;
    // Areas may lie over each other, so each is a run of its own.
    while (end < to && kind !== ItemKind.band && scene.kind[items[end]!] === kind) end++;
    paintRun(brush, picture, items, start, end, kind === ItemKind.edge);
    start = end;
  }
}

/**
 * A run of one kind. Pens are gathered by their place within their item and by look, and drawn place by place:
 * cards need not be made alike for words to lie over the boxes they stand in.
 */
function paintRun(
  brush: Brush,
  picture: Picture,
  items: Uint32Array,
  from: number,
  to: number,
  lines: boolean,
): void {
  const { scene, detail } = picture;
  const bit = bitOf[detail];
  const looks = new Map<number, number[]>();
  const doubles: number[] = [];
  for (let place = from; place < to; place++) {
    const item = items[place]!;
    const first = scene.penStart(item);
    for (let pen = first; pen < scene.penEnd(item); pen++) {
      if ((scene.lod[pen]! & bit) === 0) continue;
      const op = scene.op[pen]!;
      if (op === Op.double || op === Op.hollow) doubles.push(item, pen);
      else gather(looks, (pen - first) * LOOKS + lookOf(scene, pen, op), pen, item);
    }
  }
  const ordered = [...looks].sort(([left], [right]) => left - right);
  // Two-way lines in front of single ones, behind the heads of all and what is written on them.
  const isLine = ([look, drawn]: [number, number[]]) => look < LOOKS && scene.op[drawn[0]!] === Op.path;
  for (const one of ordered) if (isLine(one)) paintLook(brush, picture, one[1], lines);
  for (let at = 0; at < doubles.length; at += 2) {
    paintDouble(brush, picture, doubles[at]!, doubles[at + 1]!);
  }
  for (const one of ordered) if (!isLine(one)) paintLook(brush, picture, one[1], lines);
}

/** More than there are looks. */
const LOOKS = 2 ** 29;

/** Everything that sets the brush, in one number. */
function lookOf(scene: Scene, pen: number, op: number): number {
  const shade = (op * 64 + scene.fill[pen]!) * 64 + scene.stroke[pen]!;
  const size = op === Op.text ? scene.geom[pen * 5 + 3]! : scene.width[pen]!;
  return (shade * 8 + (scene.style[pen]! & 7)) * 1024 + Math.min(1023, Math.round(size * 10));
}

function paintLook(brush: Brush, picture: Picture, drawn: number[], lines: boolean): void {
  const { scene, camera, palette } = picture;
  const first = drawn[0]!;
  const op = scene.op[first]!;
  const fill = scene.fill[first]!;
  const stroke = scene.stroke[first]!;
  if (op === Op.text) {
    paintWords(brush, picture, drawn, fill);
    return;
  }
  if (op === Op.photo) {
    paintPhotos(brush, picture, drawn);
    return;
  }
  if (op === Op.rect && fill !== Token.none) {
    paintBoxes(brush, picture, drawn);
    return;
  }
  brush.beginPath();
  for (let at = 0; at < drawn.length; at += 2) trace(brush, scene, camera, op, drawn[at]!, drawn[at + 1]!);
  if (fill !== Token.none && op !== Op.path) {
    brush.fillStyle = palette[fill] ?? '#000';
    brush.fill();
  }
  if (stroke !== Token.none && op !== Op.head) {
    brush.strokeStyle = palette[stroke] ?? '#000';
    brush.lineWidth = Math.max(scene.width[first]!, (lines ? 1 : THINNEST) / camera.k / picture.dpr);
    brush.stroke();
  }
}

/** Filled boxes of one look: first all borders as boxes half a line larger, then all insides half a line smaller. */
function paintBoxes(brush: Brush, { scene, camera, palette, dpr }: Picture, drawn: number[]): void {
  const first = drawn[0]!;
  const stroke = scene.stroke[first]!;
  const half = stroke === Token.none ? 0 : Math.max(scene.width[first]!, THINNEST / camera.k / dpr) / 2;
  for (const [token, grow] of [
    [stroke, half],
    [scene.fill[first]!, -half],
  ] as const) {
    if (token === Token.none) continue;
    brush.fillStyle = palette[token] ?? '#000';
    for (let at = 0; at < drawn.length; at += 2) {
      const geom = drawn[at]! * 5;
      const item = drawn[at + 1]! * 4;
      brush.beginPath();
      roundedRect(
        brush,
        scene.bbox[item]! - camera.x + scene.geom[geom]! - grow,
        scene.bbox[item + 1]! - camera.y + scene.geom[geom + 1]! - grow,
        scene.geom[geom + 2]! + 2 * grow,
        scene.geom[geom + 3]! + 2 * grow,
        Math.max(0, scene.geom[geom + 4]! + grow),
      );
      brush.fill();
    }
  }
}

function trace(brush: Brush, scene: Scene, camera: Camera, op: number, pen: number, item: number): void {
  const geom = pen * 5;
  if (op === Op.path || op === Op.head) {
    const radius = op === Op.path ? scene.geom[geom]! : 0;
    polyline(brush, scene.pointsOf(item, pen), scene.pointCount[pen]!, camera.x, camera.y, radius);
    if (op === Op.head) brush.closePath();
    return;
  }
  const x = scene.bbox[item * 4]! - camera.x + scene.geom[geom]!;
  const y = scene.bbox[item * 4 + 1]! - camera.y + scene.geom[geom + 1]!;
  if (op === Op.circle) {
    const r = scene.geom[geom + 2]!;
    brush.moveTo(x + r, y);
    brush.arc(x, y, r, 0, 2 * Math.PI);
  } else {
    roundedRect(brush, x, y, scene.geom[geom + 2]!, scene.geom[geom + 3]!, scene.geom[geom + 4]!);
  }
}

/** One that is not there yet leaves its disc, and the picture is painted anew when it has come. */
function paintPhotos(brush: Brush, { scene, camera, photos }: Picture, drawn: number[]): void {
  brush.imageSmoothingQuality = 'high';
  for (let at = 0; at < drawn.length; at += 2) {
    const [pen, item] = [drawn[at]!, drawn[at + 1]!];
    const photo = photos?.get(scene.textOf(item, pen));
    if (!photo) continue;
    const geom = pen * 5;
    const r = scene.geom[geom + 2]!;
    const x = scene.bbox[item * 4]! - camera.x + scene.geom[geom]! - r;
    const y = scene.bbox[item * 4 + 1]! - camera.y + scene.geom[geom + 1]! - r;
    brush.drawImage(photo, x, y, 2 * r, 2 * r);
  }
}

const aligns: readonly CanvasTextAlign[] = ['left', 'center', 'right'];

function paintWords(
  brush: Brush,
  { scene, camera, palette, dpr }: Picture,
  drawn: number[],
  fill: number,
): void {
  const first = drawn[0]!;
  const style = scene.style[first]!;
  brush.fillStyle = palette[fill] ?? '#000';
  brush.font = `${(style & 4) !== 0 ? 600 : 400} ${scene.geom[first * 5 + 3]!}px Inter, system-ui, sans-serif`;
  brush.textAlign = aligns[style & 3] ?? 'left';
  brush.textBaseline = 'alphabetic';
  for (let at = 0; at < drawn.length; at += 2) {
    const pen = drawn[at]!;
    const item = drawn[at + 1]!;
    const x = scene.bbox[item * 4]! - camera.x + scene.geom[pen * 5]!;
    const y = scene.bbox[item * 4 + 1]! - camera.y + scene.geom[pen * 5 + 1]!;
    const angle = scene.geom[pen * 5 + 4]!;
    if (angle === 0) {
      brush.fillText(scene.textOf(item, pen), x, y);
      continue;
    }
    const scale = camera.k * dpr;
    const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
    brush.setTransform(cos, sin, -sin, cos, scale * x, scale * y);
    brush.fillText(scene.textOf(item, pen), 0, 0);
    brush.setTransform(scale, 0, 0, scale, 0, 0);
  }
}

/** A two-way line: a ribbon with a gap. Drawn one by one, so that where two cross one passes over the other. */
function paintDouble(
  brush: Brush,
  { scene, camera, palette, dpr }: Picture,
  item: number,
  pen: number,
): void {
  const [radius, gap] = [scene.geom[pen * 5]!, scene.geom[pen * 5 + 1]!];
  brush.beginPath();
  polyline(brush, scene.pointsOf(item, pen), scene.pointCount[pen]!, camera.x, camera.y, radius);
  brush.strokeStyle = palette[scene.stroke[pen]!] ?? '#000';
  brush.lineWidth = Math.max(scene.width[pen]!, 1 / camera.k / dpr);
  brush.stroke();
  if (gap * camera.k * dpr < 0.75) return;
  brush.strokeStyle = palette[Token.bg] ?? '#fff';
  brush.lineWidth = gap;
  brush.stroke();
}
