// A picture on the screen: the camera over a scene, the plates that show it, and the overlay of marks.
//
// Every frame only moves and scales what is painted already; painting happens beside it, a few milliseconds a
// frame, on a second plate that takes the first one's place when it is finished.

import {
  beginning,
  between,
  bringing,
  fitting,
  gathering,
  heldNear,
  opening,
  round,
  pannedBy,
  seenBy,
  toScreen,
  toWorld,
  zoomedAt,
  contains,
  type Box,
  type Camera,
  type Growth,
  type ScreenPoint,
  type Size,
} from './camera';
import { Gliding } from './gliding';
import { hitTest } from './hit-test';
import { Loop } from './loop';
import type { Palette, Photos } from './paint/brush';
import { isBlank, noMarks, paintOverlay, type Marks } from './paint/overlay';
import { covers, newPlate, paintOverview, plateCamera, PlateJob, type Subject } from './plate';
import type { Scene } from './scene';
import { SpatialIndex } from './spatial-index';

/** Milliseconds of painting a frame. */
const BUDGET = 5;
/** Milliseconds the first picture of a scene may take at once. */
const FIRST = 250;
const MOVE = 250;
/** Frames a new picture is shown before the overview is painted: what was changed is seen first. */
const OVERVIEW_AFTER = 2;
const OVERVIEW: Size = { w: 1600, h: 1000 };

export type ViewEvents = {
  /** After every movement of the camera. */
  moved: (camera: Camera) => void;
  /** The overview was painted anew. */
  overview: (canvas: HTMLCanvasElement) => void;
};

export class PictureView {
  camera: Camera = { x: 0, y: 0, k: 1 };
  size: Size = { w: 0, h: 0 };
  /** Pixels at the right over which the details lie. */
  covered = 0;
  /** Whether boxes glide from one picture to the next. */
  glides = false;
  readonly #layers: HTMLElement;
  readonly #overlay: HTMLCanvasElement;
  readonly #overview = document.createElement('canvas');
  #overviewScale = 1;
  /** Frames until the overview is painted anew; nothing where it is up to date. */
  #overviewDue: number | null = null;
  #front = newPlate('plate');
  #back = newPlate('plate');
  #job: PlateJob | null = null;
  #subject: Subject | null = null;
  #marks: Marks = noMarks;
  #overlayBlank = true;
  #stamp = 0;
  #dpr = 1;
  #everyFrame: ((seconds: number) => void) | null = null;
  #lastFrame = 0;
  #flight: { from: Camera; to: Camera; start: number; takes: number } | null = null;
  readonly #gliding: Gliding;
  readonly #loop = new Loop((now) => this.#frame(now));

  constructor(
    private readonly root: HTMLElement,
    private readonly events: ViewEvents,
    private readonly photos: Photos | null = null,
  ) {
    this.#layers = document.createElement('div');
    this.#layers.className = 'layers';
    this.#overview.className = 'plate under';
    this.#overlay = document.createElement('canvas');
    this.#overlay.className = 'overlay';
    this.#layers.append(this.#overview, this.#front.canvas);
    root.prepend(this.#layers, this.#overlay);
    this.#gliding = new Gliding(this.#overlay);
  }

  get scene(): Scene | null {
    return this.#subject?.scene ?? null;
  }

  /** Shows another scene. `anchor` stays where it is on the screen; without one the camera stays. */
  setScene(scene: Scene, palette: Palette, anchor: string | null): void {
    const was = this.#subject ? { subject: this.#subject, camera: this.camera } : null;
    const before = was?.subject.scene ?? null;
    const held = anchor !== null && before !== null ? before.find(anchor) : null;
    const now = anchor !== null ? scene.find(anchor) : null;
    if (held !== null && now !== null && before !== null) {
      const was = before.boxOf(held);
      const is = scene.boxOf(now);
      this.camera = { ...this.camera, x: this.camera.x + is.x - was.x, y: this.camera.y + is.y - was.y };
      this.#flight = null;
    }
    this.#subject = {
      scene,
      palette,
      index: new SpatialIndex(scene.items, scene.bbox),
      stamp: ++this.#stamp,
      photos: this.photos,
    };
    this.#overviewDue = OVERVIEW_AFTER;
    this.#paintFirst();
    const shown = { subject: this.#subject, camera: this.camera };
    if (was && this.glides && !keepsStill()) this.#gliding.begin(was, shown, this.size, this.#dpr);
    else this.#gliding.end();
  }

  setPalette(palette: Palette): void {
    if (!this.#subject || this.#subject.palette === palette) return;
    this.#subject = { ...this.#subject, palette, stamp: ++this.#stamp };
    this.#overviewDue = OVERVIEW_AFTER;
    this.#paintFirst();
  }

  /** Paints again what is seen, beside what is shown until then: photos have come. */
  paintAgain(): void {
    if (!this.#subject) return;
    this.#job?.abandon();
    this.#job = null;
    this.#subject = { ...this.#subject, stamp: ++this.#stamp };
    this.#loop.request();
  }

  setMarks(marks: Marks): void {
    this.#marks = marks;
    this.#loop.request();
  }

  resize(size: Size): void {
    if (size.w === this.size.w && size.h === this.size.h) return;
    this.size = size;
    this.#dpr = Math.min(2, window.devicePixelRatio || 1);
    this.#overlay.width = Math.ceil(size.w * this.#dpr);
    this.#overlay.height = Math.ceil(size.h * this.#dpr);
    this.#overlay.style.width = `${size.w}px`;
    this.#overlay.style.height = `${size.h}px`;
    this.#overlayBlank = true;
    if (this.#subject) this.#paintFirst();
  }

  pan(dx: number, dy: number): void {
    this.#flight = null;
    this.#go(pannedBy(this.camera, dx, dy));
  }

  zoom(at: ScreenPoint, factor: number): void {
    this.#flight = null;
    this.#go(zoomedAt(this.camera, at, factor));
  }

  /** Goes to a camera: at once, or in a movement the eye can follow. */
  goTo(to: Camera, animated: boolean, takes = MOVE): void {
    if (!animated || keepsStill() || this.size.w === 0) {
      this.#flight = null;
      this.#go(to);
      return;
    }
    this.#flight = { from: this.camera, to, start: performance.now(), takes };
    this.#loop.request();
  }

  fit(animated: boolean): void {
    if (this.#subject && this.size.w > 0)
      this.goTo(fitting(this.#subject.scene.bounds, this.#free), animated);
  }

  /** Where a picture is opened: whole if it can be read, else at `begin`, from which it grows. */
  open(begin: number | null, towards: Growth): void {
    const scene = this.scene;
    if (!scene || this.size.w === 0) return;
    const box = begin === null ? null : scene.boxOf(begin);
    this.goTo(opening(scene.bounds, this.#free, box, towards), false);
  }

  /** Where a picture is opened that lies round one box. */
  openRound(middle: number): void {
    const scene = this.scene;
    if (!scene || this.size.w === 0) return;
    this.goTo(round(scene.bounds, this.#free, scene.boxOf(middle)), false);
  }

  /** Where a picture is opened that is read from its upper left. */
  openAt(begin: number): void {
    const scene = this.scene;
    if (!scene || this.size.w === 0) return;
    this.goTo(beginning(scene.bounds, this.#free, scene.boxOf(begin)), false);
  }

  zoomMiddle(factor: number): void {
    const middle = { x: this.size.w / 2, y: this.size.h / 2 };
    this.goTo(zoomedAt(this.#flight?.to ?? this.camera, middle, factor), true, 150);
  }

  /** Brings items into sight together, the first before all. */
  gather(items: readonly number[]): void {
    const scene = this.scene;
    if (!scene || this.size.w === 0) return;
    const boxes = items.map((item) => scene.boxOf(item));
    this.goTo(gathering(this.camera, boxes, this.#free), true);
  }

  bring(item: number, readable?: number): void {
    const scene = this.scene;
    if (scene) this.goTo(bringing(this.camera, scene.boxOf(item), this.#free, readable), true);
  }

  /** The part of the viewport over which nothing lies. */
  get #free(): Size {
    return { w: Math.max(1, this.size.w - this.covered), h: this.size.h };
  }

  hit(at: ScreenPoint): number | null {
    const subject = this.#subject;
    if (!subject) return null;
    return hitTest(subject.scene, subject.index, toWorld(this.camera, at), this.camera.k);
  }

  boxOnScreen(item: number): Box {
    const box = this.scene?.boxOf(item) ?? { x: 0, y: 0, w: 0, h: 0 };
    const { x, y } = toScreen(this.camera, box);
    return { x, y, w: box.w * this.camera.k, h: box.h * this.camera.k };
  }

  /** Items within so many screen pixels of a point. */
  near(at: ScreenPoint, reach: number): number[] {
    const { x, y } = toWorld(this.camera, at);
    const far = reach / this.camera.k;
    return this.#subject?.index.query({ x: x - far, y: y - far, w: 2 * far, h: 2 * far }) ?? [];
  }

  /** Items whose boxes touch a frame on the screen. */
  within(from: ScreenPoint, to: ScreenPoint): number[] {
    const a = toWorld(this.camera, { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) });
    const b = toWorld(this.camera, { x: Math.max(from.x, to.x), y: Math.max(from.y, to.y) });
    return this.#subject?.index.query({ x: a.x, y: a.y, w: b.x - a.x, h: b.y - a.y }) ?? [];
  }

  /** What is done once a frame, told how many seconds have passed; nothing stops it. */
  eachFrame(call: ((seconds: number) => void) | null): void {
    this.#everyFrame = call;
    this.#lastFrame = performance.now();
    this.#loop.request();
  }

  /** Whether the whole scene can be seen. */
  get showsAll(): boolean {
    return this.scene !== null && contains(seenBy(this.camera, this.size), this.scene.bounds);
  }

  destroy(): void {
    this.#loop.stop();
    this.#gliding.end();
    this.#layers.remove();
    this.#overlay.remove();
  }

  #go(camera: Camera): void {
    const bounds = this.scene?.bounds;
    this.camera = bounds ? heldNear(camera, bounds, this.size) : camera;
    this.events.moved(this.camera);
    this.#loop.request();
  }

  /** A new scene is painted before anything else is shown, unless it is so large that the person would wait. */
  #paintFirst(): void {
    if (!this.#subject || this.size.w === 0) return;
    this.#job?.abandon();
    this.#job = new PlateJob(this.#back, this.#subject, plateCamera(this.camera, this.size), this.#dpr, null);
    if (this.#job.run(performance.now() + FIRST)) this.#swap();
    this.events.moved(this.camera);
    this.#place();
    this.#loop.request();
  }

  #frame(now: number): void {
    if (this.#everyFrame) {
      this.#everyFrame(Math.min(0.1, Math.max(0, (now - this.#lastFrame) / 1000)));
      this.#lastFrame = now;
    }
    if (this.#flight) this.#fly(now);
    this.#place();
    this.#gliding.step(now, this.camera);
    this.#paintMarks();
    this.#paint();
    if (this.#flight || this.#gliding.runs || this.#job || this.#everyFrame) this.#loop.request();
  }

  #fly(now: number): void {
    const flight = this.#flight;
    if (!flight) return;
    const share = Math.min(1, Math.max(0, (now - flight.start) / flight.takes));
    const eased = 1 - (1 - share) ** 3;
    this.camera = share >= 1 ? flight.to : between(flight.from, flight.to, this.size, eased);
    if (share >= 1) this.#flight = null;
    this.events.moved(this.camera);
  }

  /** Moves and scales what is painted to where the camera stands. */
  #place(): void {
    this.#placePlate(this.#front.canvas, this.#front.camera, this.#front.size);
    const scene = this.scene;
    if (!scene) return;
    const k = this.#overviewScale;
    const size = { w: this.#overview.width, h: this.#overview.height };
    const scale = this.camera.k / k;
    const needed = scale < 24 && !covers(this.#front, this.camera, this.size);
    this.#overview.style.visibility = needed && this.#overviewDue === null ? 'visible' : 'hidden';
    if (needed) this.#placePlate(this.#overview, { x: scene.bounds.x, y: scene.bounds.y, k }, size);
  }

  #placePlate(canvas: HTMLCanvasElement, of: Camera, size: Size): void {
    const scale = this.camera.k / of.k;
    let { x, y } = toScreen(this.camera, of);
    if (scale === 1) {
      // On whole device pixels, or words would blur.
      x = Math.round(x * this.#dpr) / this.#dpr;
      y = Math.round(y * this.#dpr) / this.#dpr;
    }
    canvas.style.width = `${size.w}px`;
    canvas.style.height = `${size.h}px`;
    canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }

  /** Paints the next slice of what is wanted. */
  #paint(): void {
    const subject = this.#subject;
    if (!subject || this.size.w === 0) return;
    const current = this.#front.stamp === subject.stamp && this.#front.camera.k === this.camera.k;
    if (!this.#job && !(current && covers(this.#front, this.camera, this.size, 0.5))) {
      const reuse = current ? this.#front : null;
      // A plate of the same scale is laid a whole number of device pixels beside the last, so that it can be copied.
      const target = plateCamera(reuse ? this.#snapped(this.#front.camera) : this.camera, this.size);
      this.#job = new PlateJob(this.#back, subject, target, this.#dpr, reuse);
    }
    if (!this.#job) {
      if (this.#overviewDue === 0) this.#paintOverview(subject);
      else if (this.#overviewDue !== null) {
        this.#overviewDue--;
        this.#loop.request();
      }
      return;
    }
    if (this.#job.run(performance.now() + BUDGET)) this.#swap();
    this.#loop.request();
  }

  #snapped(grid: Camera): Camera {
    const step = 1 / (this.camera.k * this.#dpr);
    const snap = (value: number, origin: number) => origin + Math.round((value - origin) / step) * step;
    return { x: snap(this.camera.x, grid.x), y: snap(this.camera.y, grid.y), k: this.camera.k };
  }

  #swap(): void {
    this.#job = null;
    const shown = this.#front;
    this.#front = this.#back;
    this.#back = shown;
    this.#placePlate(this.#front.canvas, this.#front.camera, this.#front.size);
    shown.canvas.replaceWith(this.#front.canvas);
  }

  #paintOverview(subject: Subject): void {
    this.#overviewDue = null;
    this.#overviewScale = paintOverview(this.#overview, subject, OVERVIEW);
    this.events.overview(this.#overview);
  }

  #paintMarks(): void {
    const blank = isBlank(this.#marks) || !this.scene;
    if (blank && this.#overlayBlank) return;
    const brush = this.#overlay.getContext('2d') as CanvasRenderingContext2D;
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, this.#overlay.width, this.#overlay.height);
    this.#overlayBlank = blank;
    if (blank || !this.#subject) return;
    const { scene, palette } = this.#subject;
    paintOverlay(brush, scene, this.camera, palette, this.#dpr, this.#marks);
  }
}

function keepsStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
