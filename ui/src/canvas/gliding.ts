// The canvas on which one picture passes into the next: it lies over the new one until the boxes have arrived.

import type { Camera, Size } from './camera';
import { paintPassage, passage, type Passage, type Sight } from './glide';

/** Milliseconds from one to the other. */
const TAKES = 220;

export class Gliding {
  #glide: { canvas: HTMLCanvasElement; passage: Passage; was: Sight; now: Sight; start: number } | null =
    null;
  #dpr = 1;

  /** Marks lie over it. */
  constructor(private readonly marks: HTMLElement) {}

  get runs(): boolean {
    return this.#glide !== null;
  }

  begin(was: Sight, now: Sight, size: Size, dpr: number): void {
    this.end();
    if (size.w === 0 || was.camera.k !== now.camera.k) return;
    const found = passage(was, now, size);
    if (!found) return;
    const canvas = document.createElement('canvas');
    canvas.className = 'overlay';
    canvas.dataset['gliding'] = '';
    canvas.width = Math.ceil(size.w * dpr);
    canvas.height = Math.ceil(size.h * dpr);
    canvas.style.width = `${size.w}px`;
    canvas.style.height = `${size.h}px`;
    this.#dpr = dpr;
    this.#glide = { canvas, passage: found, was, now, start: performance.now() };
    this.marks.before(canvas);
    this.step(performance.now(), now.camera);
  }

  /** A step on the way, from where the camera stands by now. */
  step(time: number, camera: Camera): void {
    const glide = this.#glide;
    if (!glide) return;
    const share = Math.max(0, (time - glide.start) / TAKES);
    if (share >= 1) {
      this.end();
      return;
    }
    const brush = glide.canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.globalAlpha = 1;
    brush.fillStyle = glide.now.subject.palette[1] ?? '#fff';
    brush.fillRect(0, 0, glide.canvas.width, glide.canvas.height);
    paintPassage(brush, glide.passage, glide.was, glide.now, { camera, dpr: this.#dpr, share });
  }

  end(): void {
    this.#glide?.canvas.remove();
    this.#glide = null;
  }
}
