// What a pointer does on a picture: it moves the picture, points at a box, selects, carries, or draws a frame.

import type { ScreenPoint } from '../canvas/camera';
import type { DropSpot } from '../canvas/drop';
import { Gestures, type Grip, type Held, type Intent } from '../canvas/gestures';
import { ItemKind, type Scene } from '../canvas/scene';
import type { PictureView } from '../canvas/view';
import { t } from '../i18n/index.svelte';
import type { App } from '../state/app.svelte';
import { kindOf, type Key } from '../state/keys';
import type { Carrier } from './carrying';
import type { Over } from './over';

/** The picture as it now is; each part may come and go. */
export type Place = {
  root: HTMLElement;
  view: PictureView | null;
  scene: Scene | null;
  /** Where boxes can be taken hold of. */
  carrying: Carrier | null;
  /** What lies over the picture and can be pointed at by itself. */
  over: Over | null;
};

/** What the owner of the picture hears of. */
export type Heard = {
  /** A double click, or Enter, on a record. */
  opened: (key: Key) => void;
  /** A record was clicked. */
  chosen?: ((key: Key) => void) | undefined;
  /** A click on something that is no record: a handle, the tray. */
  handle: (key: Key) => void;
  /** Where what is picked is the owner's: a click on anything, or beside all of it. */
  picked?: ((key: Key | null) => void) | undefined;
  /** A line of what lies over the picture is pointed at, or no longer; `at` is in the window. */
  overPointed?: ((key: Key | null, at: ScreenPoint) => void) | undefined;
  /** A click on such a line. */
  overPicked?: ((key: Key) => void) | undefined;
};

/** The pointer of what was lifted outside the picture. */
const OUTSIDE = -1;

export class Pointing {
  hover = $state.raw<number | null>(null);
  carried = $state.raw<{ at: ScreenPoint; held: Held; spot: DropSpot | null } | null>(null);
  frame = $state.raw<{ from: ScreenPoint; to: ScreenPoint } | null>(null);
  readonly #gestures = new Gestures();

  constructor(
    private readonly app: App,
    private readonly place: () => Place,
    private readonly heard: Heard,
  ) {}

  get isCarrying(): boolean {
    return this.#gestures.carrying;
  }

  /** From the window's place to the picture's. */
  at(place: { x: number; y: number }): ScreenPoint {
    const box = this.place().root.getBoundingClientRect();
    return { x: place.x - box.x, y: place.y - box.y };
  }

  pointer(type: 'down' | 'move' | 'up' | 'cancel' | 'leave', event: PointerEvent): void {
    const { root, carrying } = this.place();
    let grip: Grip | null = null;
    if (type === 'down') {
      if (event.button > 1) return;
      root.focus({ preventScroll: true });
      root.setPointerCapture(event.pointerId);
      // The wheel's button always moves the picture.
      if (event.button === 0) grip = carrying?.grip(this.at(event), event.pointerType === 'touch') ?? null;
    }
    const add = event.shiftKey || event.ctrlKey || event.metaKey;
    const { pointerId: id, timeStamp: time } = event;
    const held = heldBy(event);
    this.#carryOut(this.#gestures.pointer({ type, id, at: this.at(event), time, add, grip, held }));
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 30 : 1;
    const { deltaX, deltaY, ctrlKey, metaKey, shiftKey } = event;
    const way = { dx: deltaX * lines, dy: deltaY * lines };
    const turned = { ...way, at: this.at(event), pinch: ctrlKey || metaKey, shift: shiftKey };
    this.#carryOut(this.#gestures.wheel(turned));
  }

  /** Somebody lifted elsewhere, such as from what a search found, is carried over the picture by the window's pointer. */
  followOutside(): () => void {
    const controller = new AbortController();
    const { signal } = controller;
    const { load, at } = this.app.arranging;
    if (load && at && !this.isCarrying) this.#carryOut(this.#gestures.take(load.grip, OUTSIDE, this.at(at)));
    window.addEventListener('pointermove', (event) => this.#follow('move', event), { signal });
    window.addEventListener('pointerup', (event) => this.#follow('up', event), { signal });
    window.addEventListener('pointercancel', (event) => this.#follow('cancel', event), { signal });
    return () => controller.abort();
  }

  /** Whether there was something to give up. */
  giveUp(): boolean {
    if (!this.isCarrying && !this.frame) return false;
    this.#carryOut(this.#gestures.giveUp());
    return true;
  }

  /** Keys that change what is carried, such as Alt for a box without what hangs below it. */
  holding(event: KeyboardEvent): void {
    if (!this.isCarrying) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.giveUp();
      return;
    }
    // Alt would open the system's menu.
    if (event.key === 'Alt') event.preventDefault();
    this.#carryOut(this.#gestures.hold(heldBy(event)));
  }

  /** A click on an item, or beside all of them. */
  tap(item: number | null, add: boolean): void {
    const { app } = this;
    const { scene } = this.place();
    if (!scene) return;
    const key = item === null || this.#isGround(item) ? null : scene.keyOf(item);
    if (this.heard.picked) return this.heard.picked(key);
    app.arranging.line = key?.startsWith('dotted-line:') ? key : null;
    if (key === null || item === null) {
      if (!add) void app.select([]);
      return;
    }
    if (scene.kind[item] === ItemKind.handle || key === 'tray') this.heard.handle(key);
    else if (add) {
      app.selection.toggle(key);
      void app.select(app.selection.keys);
    } else if (isRecord(key)) {
      app.inspector.bringForward();
      void app.select([key]).then(() => this.heard.chosen?.(key));
    } else void app.select([]);
  }

  #follow(type: 'move' | 'up' | 'cancel', event: PointerEvent): void {
    const input = { type, id: OUTSIDE, at: this.at(event), time: event.timeStamp, add: false };
    this.#carryOut(this.#gestures.pointer({ ...input, held: heldBy(event) }));
  }

  #carryOut(intents: Intent[]): void {
    const { app } = this;
    const { view, carrying } = this.place();
    for (const intent of intents) {
      switch (intent.type) {
        case 'pan':
          view?.pan(intent.dx, intent.dy);
          break;
        case 'zoom':
          view?.zoom(intent.at, intent.factor);
          break;
        case 'hover':
          this.#point(intent.at);
          break;
        case 'tap': {
          const line = intent.add ? null : this.#overAt(intent.at);
          if (line !== null) this.heard.overPicked?.(line);
          else this.tap(view?.hit(intent.at) ?? null, intent.add);
          break;
        }
        case 'open':
          this.#open(view?.hit(intent.at) ?? null);
          break;
        case 'lift':
          carrying?.lift(intent.grip, intent.at);
          view?.eachFrame((seconds) => this.#carryOut(this.#gestures.drift(view.size, seconds)));
          break;
        case 'carry':
          this.#carry(intent.at, intent.held);
          break;
        case 'drop':
          this.#carry(intent.at, intent.held);
          this.#letGo();
          void app.arranging.drop();
          break;
        case 'giveUp':
          this.#letGo();
          app.arranging.giveUp();
          app.spoken = t('arrange.givenUp');
          break;
        case 'frame':
          if (this.heard.picked) break;
          this.frame = { from: intent.from, to: intent.to };
          break;
        case 'gather':
          this.frame = null;
          if (!this.heard.picked) this.#gather(intent.from, intent.to);
          break;
        case 'settle':
          break;
      }
    }
  }

  #carry(where: ScreenPoint, held: Held): void {
    const { root, carrying } = this.place();
    const box = root.getBoundingClientRect();
    this.app.arranging.at = { x: where.x + box.x, y: where.y + box.y };
    this.carried = { at: where, held, spot: carrying?.hover(where, held) ?? null };
    root.style.cursor = 'grabbing';
  }

  #letGo(): void {
    const { root, view } = this.place();
    this.carried = null;
    this.frame = null;
    view?.eachFrame(null);
    root.style.cursor = '';
  }

  /** Selects the boxes a frame touches, beside those selected. */
  #gather(from: ScreenPoint, to: ScreenPoint): void {
    const { scene, view } = this.place();
    const touched = (view?.within(from, to) ?? []).filter((item) => isCard(scene, item));
    const keys = scene ? touched.sort((a, b) => a - b).map((item) => scene.keyOf(item)) : [];
    void this.app.select([...new Set([...this.app.selection.keys, ...keys])]);
  }

  #point(where: ScreenPoint | null): void {
    const { root, scene, view, carrying } = this.place();
    const line = where ? this.#overAt(where) : null;
    const box = root.getBoundingClientRect();
    this.heard.overPointed?.(line, { x: (where?.x ?? 0) + box.x, y: (where?.y ?? 0) + box.y });
    if (line !== null) {
      this.hover = null;
      root.style.cursor = 'pointer';
      return;
    }
    const item = where ? (view?.hit(where) ?? null) : null;
    this.hover = item !== null && scene && scene.kind[item] !== ItemKind.band ? item : null;
    const grip = where && carrying ? carrying.grip(where, false) : null;
    root.style.cursor =
      grip === 'dotted' || grip === 'need' ? 'crosshair' : this.hover === null ? '' : 'pointer';
  }

  #open(item: number | null): void {
    const { scene } = this.place();
    if (item === null || !scene) return;
    if (scene.kind[item] === ItemKind.card) this.heard.opened(scene.keyOf(item));
    else this.tap(item, false);
  }

  /** The line over the picture at a place; boxes below it come first, but not before the words on a line. */
  #overAt(where: ScreenPoint): Key | null {
    const { view, scene, over } = this.place();
    const line = view && over ? over.hit(view.camera, where) : null;
    if (line === null) return null;
    const below = view?.hit(where) ?? null;
    const covered = below !== null && scene !== null && scene.kind[below] !== ItemKind.band;
    return covered && !line.onWords ? null : line.key;
  }

  /** The band of a unit is what its boxes stand on: a click there is one beside all boxes. */
  #isGround(item: number): boolean {
    const { scene } = this.place();
    return scene?.kind[item] === ItemKind.band && kindOf(scene.keyOf(item)) === 'unit';
  }
}

export function isCard(scene: Scene | null, item: number | null | undefined): item is number {
  return item != null && scene?.kind[item] === ItemKind.card;
}

function isRecord(key: Key): boolean {
  return /^(unit|position|person|pair|need|none):/.test(key);
}

function heldBy(event: MouseEvent | KeyboardEvent): Held {
  return { alone: event.altKey, copy: event.ctrlKey || event.metaKey, join: event.shiftKey };
}
