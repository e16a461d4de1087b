// Between the pointer over a picture and what is arranged: what a press takes hold of, and what hovers what.

import { hitDisc } from '../canvas/hit-test';
import { dropSpot, type DropSpot } from '../canvas/drop';
import { toWorld, type ScreenPoint } from '../canvas/camera';
import type { Grip, Held } from '../canvas/gestures';
import { HANDLE, handleAt, type Carried } from '../canvas/paint/carried';
import { ItemKind } from '../canvas/scene';
import type { PictureView } from '../canvas/view';
import type { Growth, Walker } from '../canvas/walk';
import type { App } from '../state/app.svelte';
import { kindOf, type Key } from '../state/keys';

/** How far beside a box, in screen pixels, its neighbours are looked for. */
const AROUND = 40;

/** What a picture asks of it. */
export type Carrier = Pick<Carrying, 'handle' | 'grip' | 'lift' | 'hover' | 'marks'>;

export class Carrying {
  #from: ScreenPoint = { x: 0, y: 0 };
  #lifted: number[] = [];
  #along: number[] = [];

  constructor(
    private readonly app: App,
    private readonly view: PictureView,
    private readonly walker: Walker,
    private readonly growth: Growth,
  ) {}

  /** The box beside which the handle for dotted lines stands. */
  get handle(): number | null {
    const { app } = this;
    const key = app.selection.first;
    const seat = key !== null && ['position', 'person'].includes(kindOf(key));
    const single = app.selection.keys.length === 1 && seat;
    return single && app.arranging.canMove ? (this.view.scene?.find(key) ?? null) : null;
  }

  /** What a press here takes hold of; nothing leaves it to move the picture. A finger moves only what is selected. */
  grip(at: ScreenPoint, finger: boolean): Grip | null {
    const { scene, camera } = this.view;
    if (!scene || !this.app.arranging.canMove) return null;
    const { handle } = this;
    if (handle !== null) {
      const stands = handleAt(scene.boxOf(handle), camera, this.growth);
      if (Math.hypot(stands.x - at.x, stands.y - at.y) <= HANDLE + 3) return 'dotted';
    }
    const item = this.view.hit(at);
    if (item === null || scene.kind[item] !== ItemKind.card) return null;
    const key = scene.keyOf(item);
    if (!['position', 'person', 'unit'].includes(kindOf(key))) return null;
    if (finger && !this.app.selection.has(key)) return null;
    // Where boxes are people, whoever is taken hold of is the box.
    if (kindOf(key) === 'person') return 'box';
    return hitDisc(scene, item, toWorld(camera, at), camera.k) ? 'person' : 'box';
  }

  /** Takes up what lies at `from`, or what was lifted elsewhere already. */
  lift(grip: Grip, from: ScreenPoint): void {
    const { app, view, walker } = this;
    this.#from = from;
    this.#lifted = [];
    this.#along = [];
    // Lifted elsewhere: nothing of the picture moves.
    if (app.arranging.load) return;
    const scene = view.scene;
    const item = grip === 'dotted' ? this.handle : view.hit(from);
    if (!scene || item === null) return;
    const key = scene.keyOf(item);
    const keys = grip === 'box' ? this.#boxes(key) : [key];
    if (keys.length === 1) void app.select([key]);
    const found = keys.map((other) => scene.find(other));
    this.#lifted = [item, ...found.filter((other) => other !== null && other !== item)] as number[];
    this.#along = grip === 'box' ? this.#lifted.flatMap((lifted) => walker.branch(lifted)) : [item];
    app.arranging.lift({ grip, keys, name: scene.nameOf(item) });
  }

  /** All that is selected, where the box taken hold of is among it. */
  #boxes(key: Key): Key[] {
    const { keys } = this.app.selection;
    const alike = keys.filter((other) => kindOf(other) === kindOf(key));
    return alike.includes(key) ? [key, ...alike.filter((other) => other !== key)] : [key];
  }

  /** What is carried is over a point; says where it would land. */
  hover(at: ScreenPoint, held: Held): DropSpot | null {
    const { app, view, walker } = this;
    const { load } = app.arranging;
    const scene = view.scene;
    if (!scene || !load) return null;
    const point = toWorld(view.camera, at);
    const hit = view.hit(at);
    const near = load.grip === 'box' ? view.near(at, AROUND) : [];
    let spot = dropSpot(scene, walker, hit, near, point, this.growth, view.camera.k);
    if (spot && load.grip !== 'box') spot = { item: spot.item, place: 'under', mark: null };
    if (spot && load.keys.includes(scene.keyOf(spot.item))) spot = null;
    app.arranging.hover(spot && { place: spot.place, key: scene.keyOf(spot.item) }, held);
    return spot;
  }

  /** What the overlay shows of it. */
  marks(at: ScreenPoint, held: Held, spot: DropSpot | null): Carried {
    const { load, forecast } = this.app.arranging;
    return {
      lifted: this.#lifted,
      along: held.alone || held.copy ? (held.copy ? [] : this.#lifted) : this.#along,
      from: this.#from,
      at,
      line: load?.grip === 'dotted' ? 'dotted' : null,
      spot: forecast.edit ? spot : null,
      refused: forecast.preview?.refusal != null,
    };
  }
}
