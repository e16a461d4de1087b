// A plate: a canvas painted once for one camera and then only moved and scaled by the browser while a person
// pans and zooms. It is larger than the viewport by a margin, and painted in slices that fit a frame.

import type { Box, Camera, Size } from './camera';
import { detailAt } from './lod';
import type { Brush, Palette, Photos } from './paint/brush';
import { inPaintOrder } from './paint/order';
import { paintItems } from './paint/still';
import type { Scene } from './scene';
import type { SpatialIndex } from './spatial-index';

/** How far a plate reaches beyond the viewport, in viewports a side. */
export const MARGIN = 0.3;
/** Items painted between two looks at the clock. */
const SLICE = 250;

export type Subject = {
  scene: Scene;
  index: SpatialIndex;
  palette: Palette;
  stamp: number;
  photos: Photos | null;
};

export type Plate = {
  canvas: HTMLCanvasElement;
  brush: CanvasRenderingContext2D;
  /** Where its top left corner lies, and its scale. */
  camera: Camera;
  /** In screen pixels. */
  size: Size;
  /** Which subject it shows; an older stamp is out of date. */
  stamp: number;
};

export function newPlate(className: string): Plate {
  const canvas = document.createElement('canvas');
  canvas.className = className;
  canvas.width = 1;
  canvas.height = 1;
  const brush = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  return { canvas, brush, camera: { x: 0, y: 0, k: 1 }, size: { w: 0, h: 0 }, stamp: -1 };
}

/** The camera of a plate that lies round a viewport, on whole device pixels of it. */
export function plateCamera(camera: Camera, view: Size): { camera: Camera; size: Size } {
  const dx = Math.round(view.w * MARGIN);
  const dy = Math.round(view.h * MARGIN);
  return {
    camera: { x: camera.x - dx / camera.k, y: camera.y - dy / camera.k, k: camera.k },
    size: { w: view.w + 2 * dx, h: view.h + 2 * dy },
  };
}

type Region = { x: number; y: number; w: number; h: number };

/** Painting a plate, a slice at a time. What an older plate of the same scale shows already is copied. */
export class PlateJob {
  readonly #regions: Region[];
  #region = 0;
  #items: Uint32Array | null = null;
  #at = 0;

  constructor(
    readonly plate: Plate,
    private readonly subject: Subject,
    target: { camera: Camera; size: Size },
    private readonly dpr: number,
    reuse: Plate | null,
  ) {
    const { camera, size } = target;
    const width = Math.ceil(size.w * dpr);
    const height = Math.ceil(size.h * dpr);
    if (plate.canvas.width !== width || plate.canvas.height !== height) {
      plate.canvas.width = width;
      plate.canvas.height = height;
    }
    plate.camera = camera;
    plate.size = size;
    plate.stamp = subject.stamp;
    this.#regions = [{ x: 0, y: 0, w: width, h: height }];
    if (reuse) this.#copy(reuse, width, height);
  }

  /** Paints until `deadline` (milliseconds of performance.now()); true when the plate is finished. */
  run(deadline: number, now: () => number = () => performance.now()): boolean {
    while (this.#region < this.#regions.length) {
      const region = this.#regions[this.#region]!;
      this.#items ??= this.#begin(region);
      const { plate, subject, dpr } = this;
      const picture = {
        scene: subject.scene,
        camera: plate.camera,
        palette: subject.palette,
        detail: detailAt(plate.camera.k),
        dpr,
        photos: subject.photos,
      };
      while (this.#at < this.#items.length) {
        const to = Math.min(this.#at + SLICE, this.#items.length);
        paintItems(plate.brush, picture, this.#items, this.#at, to);
        this.#at = to;
        if (now() >= deadline && this.#at < this.#items.length) return false;
      }
      plate.brush.restore();
      this.#items = null;
      this.#at = 0;
      this.#region++;
      if (now() >= deadline && this.#region < this.#regions.length) return false;
    }
    return true;
  }

  /** Leaves the brush as it was found. */
  abandon(): void {
    if (this.#items !== null) this.plate.brush.restore();
    this.plate.stamp = -1;
  }

  #begin(region: Region): Uint32Array {
    const { brush, camera } = this.plate;
    brush.save();
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.beginPath();
    brush.rect(region.x, region.y, region.w, region.h);
    brush.clip();
    brush.fillStyle = this.subject.palette[1] ?? '#fff';
    brush.fillRect(region.x, region.y, region.w, region.h);
    const scale = camera.k * this.dpr;
    // A little more than the region, for borders and line ends that reach out of their items' boxes.
    const slack = 8 / scale;
    const world: Box = {
      x: camera.x + region.x / scale - slack,
      y: camera.y + region.y / scale - slack,
      w: region.w / scale + 2 * slack,
      h: region.h / scale + 2 * slack,
    };
    return inPaintOrder(this.subject.scene, this.subject.index.query(world));
  }

  #copy(from: Plate, width: number, height: number): void {
    const { camera, brush } = this.plate;
    if (from.stamp !== this.plate.stamp || from.camera.k !== camera.k) return;
    if (from.canvas.width !== width || from.canvas.height !== height) return;
    const dx = (from.camera.x - camera.x) * camera.k * this.dpr;
    const dy = (from.camera.y - camera.y) * camera.k * this.dpr;
    const x = Math.round(dx);
    const y = Math.round(dy);
    if (Math.abs(dx - x) > 0.01 || Math.abs(dy - y) > 0.01) return;
    if (Math.abs(x) >= width || Math.abs(y) >= height) return;
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.drawImage(from.canvas, x, y);
    this.#regions.length = 0;
    if (x > 0) this.#regions.push({ x: 0, y: 0, w: x, h: height });
    if (x < 0) this.#regions.push({ x: width + x, y: 0, w: -x, h: height });
    const left = Math.max(0, x);
    const across = width - Math.abs(x);
    if (y > 0) this.#regions.push({ x: left, y: 0, w: across, h: y });
    if (y < 0) this.#regions.push({ x: left, y: height + y, w: across, h: -y });
  }
}

/** Whether a plate still shows everything a viewport sees, up to a share of its margin. */
export function covers(plate: Plate, camera: Camera, view: Size, share = 1): boolean {
  const scale = camera.k / plate.camera.k;
  const left = (camera.x - plate.camera.x) * camera.k;
  const top = (camera.y - plate.camera.y) * camera.k;
  const spareX = view.w * MARGIN * (1 - share);
  const spareY = view.h * MARGIN * (1 - share);
  return (
    left >= spareX &&
    top >= spareY &&
    left + view.w + spareX <= plate.size.w * scale &&
    top + view.h + spareY <= plate.size.h * scale
  );
}

/** The whole scene on one small canvas, for the overview and to lie under plates while they are painted. */
export function paintOverview(canvas: HTMLCanvasElement, subject: Subject, largest: Size): number {
  const { bounds } = subject.scene;
  const k = Math.min(1, largest.w / Math.max(1, bounds.w), largest.h / Math.max(1, bounds.h));
  canvas.width = Math.max(1, Math.ceil(bounds.w * k));
  canvas.height = Math.max(1, Math.ceil(bounds.h * k));
  const brush = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.fillStyle = subject.palette[1] ?? '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  const items = inPaintOrder(subject.scene, subject.index.query(bounds));
  const camera = { x: bounds.x, y: bounds.y, k };
  paintItems(
    brush as Brush,
    { scene: subject.scene, camera, palette: subject.palette, detail: 'block', dpr: 1 },
    items,
    0,
    items.length,
  );
  return k;
}
