// Where the window stands over a picture: an immutable {x, y, k}.
//
// x and y are the world point at the viewport's top left corner, k is screen pixels a world unit. World
// coordinates are f64: a chart of 100,000 boxes is 14 million units wide, where f32 would jitter.

export type WorldPoint = { readonly x: number; readonly y: number; readonly space?: 'world' };
export type ScreenPoint = { readonly x: number; readonly y: number; readonly space?: 'screen' };
export type Size = { readonly w: number; readonly h: number };
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
export type Growth = 'up' | 'down' | 'left' | 'right';
export type Camera = { readonly x: number; readonly y: number; readonly k: number };

export const CLOSEST = 4;
/** Farthest a person zooms out by hand; fitting a very large picture may stand farther. */
export const FARTHEST = 0.002;

export function toScreen(camera: Camera, point: WorldPoint): ScreenPoint {
  return { x: (point.x - camera.x) * camera.k, y: (point.y - camera.y) * camera.k };
}

export function toWorld(camera: Camera, point: ScreenPoint): WorldPoint {
  return { x: camera.x + point.x / camera.k, y: camera.y + point.y / camera.k };
}

export function pannedBy(camera: Camera, dx: number, dy: number): Camera {
  return { x: camera.x - dx / camera.k, y: camera.y - dy / camera.k, k: camera.k };
}

/** Scales so that the world point under `at` stays under it. */
export function zoomedAt(camera: Camera, at: ScreenPoint, factor: number): Camera {
  const farthest = Math.min(FARTHEST, camera.k);
  const k = Math.min(CLOSEST, Math.max(farthest, camera.k * factor));
  const world = toWorld(camera, at);
  return { x: world.x - at.x / k, y: world.y - at.y / k, k };
}

/** The whole of `bounds` in the middle of `view`, never larger than life. */
export function fitting(bounds: Box, view: Size, margin = 32): Camera {
  const w = Math.max(1, view.w - 2 * margin);
  const h = Math.max(1, view.h - 2 * margin);
  const k = Math.min(1, w / Math.max(1, bounds.w), h / Math.max(1, bounds.h));
  return {
    x: bounds.x + bounds.w / 2 - view.w / 2 / k,
    y: bounds.y + bounds.h / 2 - view.h / 2 / k,
    k,
  };
}

/** Below this scale a picture is not worth opening whole: nobody would read a name. */
export const READABLE = 0.4;
/** Where whole cards are read with ease and much is still in sight. */
const AT_EASE = 0.7;

/** How a picture is opened: whole where it can be read so, else at its beginning in a readable size. */
export function opening(bounds: Box, view: Size, begin: Box | null, towards: Growth): Camera {
  const whole = fitting(bounds, view);
  if (whole.k >= READABLE || begin === null) return whole;
  const k = AT_EASE;
  const w = view.w / k;
  const h = view.h / k;
  const edge = 32 / k;
  const centred = { x: begin.x + begin.w / 2 - w / 2, y: begin.y + begin.h / 2 - h / 2, k };
  switch (towards) {
    case 'down':
      return { ...centred, y: begin.y - edge };
    case 'up':
      return { ...centred, y: begin.y + begin.h + edge - h };
    case 'right':
      return { ...centred, x: begin.x - edge };
    case 'left':
      return { ...centred, x: begin.x + begin.w + edge - w };
  }
}

/** How a picture is opened that lies round one box: whole where it can be read so, else with the box in the middle. */
export function round(bounds: Box, view: Size, middle: Box): Camera {
  const whole = fitting(bounds, view);
  if (whole.k >= READABLE) return whole;
  const [w, h] = [view.w / AT_EASE, view.h / AT_EASE];
  return { x: middle.x + middle.w / 2 - w / 2, y: middle.y + middle.h / 2 - h / 2, k: AT_EASE };
}

/** Where a picture is opened that is read from its upper left: whole if it can be read, else `begin` at the left. */
export function beginning(bounds: Box, view: Size, begin: Box): Camera {
  const at = opening(bounds, view, begin, 'right');
  const h = view.h / at.k;
  const last = bounds.y + bounds.h - h;
  if (at.k === fitting(bounds, view).k) return at;
  const seenFromTop = last <= bounds.y || begin.y + begin.h < bounds.y + h;
  return { ...at, y: seenFromTop ? bounds.y : Math.min(Math.max(at.y, bounds.y), last) };
}

/** The camera that shows `box` with the least movement; it comes nearer only if the box could not be read. */
export function bringing(camera: Camera, box: Box, view: Size, readable = 0.6): Camera {
  const k = Math.max(camera.k, readable);
  const seen = seenBy(camera, view);
  if (k === camera.k && contains(seen, box)) return camera;
  return { x: box.x + box.w / 2 - view.w / 2 / k, y: box.y + box.h / 2 - view.h / 2 / k, k };
}

/**
 * The camera that shows `boxes` together with the least movement, standing back where it must. Where they could not
 * be read so, it shows the first and as many of those nearest to it as can.
 */
export function gathering(camera: Camera, boxes: readonly Box[], view: Size): Camera {
  const [first, ...others] = boxes;
  if (!first) return camera;
  const least = Math.min(camera.k, READABLE);
  const far = (box: Box) =>
    Math.hypot(box.x + box.w / 2 - first.x - first.w / 2, box.y + box.h / 2 - first.y);
  let around = first;
  for (const box of others.sort((a, b) => far(a) - far(b))) {
    const wider = spanning(around, box);
    if (fitting(wider, view).k < least) break;
    around = wider;
  }
  if (contains(seenBy(camera, view), around)) return camera;
  const k = Math.min(fitting(around, view).k, camera.k);
  return { x: around.x + around.w / 2 - view.w / 2 / k, y: around.y + around.h / 2 - view.h / 2 / k, k };
}

function spanning(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

/** The part of the world a viewport shows. */
export function seenBy(camera: Camera, view: Size): Box {
  return { x: camera.x, y: camera.y, w: view.w / camera.k, h: view.h / camera.k };
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  );
}

/** Between two cameras: scale runs geometrically, so that a zoom feels even. */
export function between(from: Camera, to: Camera, view: Size, share: number): Camera {
  const k = from.k * Math.pow(to.k / from.k, share);
  const middle = (camera: Camera) => ({
    x: camera.x + view.w / 2 / camera.k,
    y: camera.y + view.h / 2 / camera.k,
  });
  const a = middle(from);
  const b = middle(to);
  // Move in step with the apparent size, so that a far target does not rush past.
  const moved = Math.abs(to.k - from.k) < 1e-9 ? share : ((k - from.k) / (to.k - from.k)) * (to.k / k);
  const x = a.x + (b.x - a.x) * moved;
  const y = a.y + (b.y - a.y) * moved;
  return { x: x - view.w / 2 / k, y: y - view.h / 2 / k, k };
}

/** Keeps at least a corner of the picture in sight. */
export function heldNear(camera: Camera, bounds: Box, view: Size): Camera {
  const seen = seenBy(camera, view);
  const slackX = seen.w * 0.8;
  const slackY = seen.h * 0.8;
  const x = Math.min(Math.max(camera.x, bounds.x - slackX), bounds.x + bounds.w - seen.w + slackX);
  const y = Math.min(Math.max(camera.y, bounds.y - slackY), bounds.y + bounds.h - seen.h + slackY);
  const clampX = bounds.x - slackX <= bounds.x + bounds.w - seen.w + slackX ? x : camera.x;
  const clampY = bounds.y - slackY <= bounds.y + bounds.h - seen.h + slackY ? y : camera.y;
  return { x: clampX, y: clampY, k: camera.k };
}
