// What painters ask of a canvas: small, so that tests can count it and another renderer can stand in.

export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arcTo'
  | 'arc'
  | 'rect'
  | 'closePath'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'fillText'
  | 'clearRect'
  | 'setTransform'
  | 'save'
  | 'restore'
  | 'clip'
  | 'fillStyle'
  | 'globalAlpha'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'lineCap'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'globalCompositeOperation'
  | 'drawImage'
  | 'imageSmoothingQuality'
> & {
  /** Not in every engine; one of these is filled faster than the same outline drawn by hand. */
  roundRect?: CanvasRenderingContext2D['roundRect'];
};

/** Photos cut to a circle, by their names in a scene; null for one that is not there, or not yet. */
export type Photos = { get(name: string): CanvasImageSource | null };

/** One colour a token, in the order of the scene's tokens. */
export type Palette = readonly string[];

export const Token = {
  none: 0,
  bg: 1,
  surface: 2,
  ink: 3,
  muted: 4,
  line: 5,
  reporting: 6,
  twoWay: 7,
  oneWay: 9,
  external: 11,
  selection: 12,
  danger: 13,
  onAccent: 14,
} as const;

export function roundedRect(brush: Brush, x: number, y: number, w: number, h: number, radius: number): void {
  const r = Math.min(radius, w / 2, h / 2);
  if (r <= 0) {
    brush.rect(x, y, w, h);
    return;
  }
  if (brush.roundRect) {
    brush.roundRect(x, y, w, h, r);
    return;
  }
  brush.moveTo(x + r, y);
  brush.arcTo(x + w, y, x + w, y + h, r);
  brush.arcTo(x + w, y + h, x, y + h, r);
  brush.arcTo(x, y + h, x, y, r);
  brush.arcTo(x, y, x + w, y, r);
  brush.closePath();
}

/** An open line through the first `count` points, its bends rounded; the origin is subtracted first. */
export function polyline(
  brush: Brush,
  points: Float64Array,
  count: number,
  originX: number,
  originY: number,
  radius: number,
): void {
  let x = points[0]! - originX;
  let y = points[1]! - originY;
  brush.moveTo(x, y);
  for (let at = 1; at < count; at++) {
    const nextX = points[2 * at]! - originX;
    const nextY = points[2 * at + 1]! - originY;
    if (radius > 0 && at + 1 < count) {
      const afterX = points[2 * at + 2]! - originX;
      const afterY = points[2 * at + 3]! - originY;
      const before = Math.hypot(nextX - x, nextY - y);
      const after = Math.hypot(afterX - nextX, afterY - nextY);
      brush.arcTo(nextX, nextY, afterX, afterY, Math.min(radius, before / 2, after / 2));
    } else {
      brush.lineTo(nextX, nextY);
    }
    x = nextX;
    y = nextY;
  }
}
