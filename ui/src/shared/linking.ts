// Between the pointer over a map and a need that is drawn from one box to another: who needs, and from whom.

import type { ScreenPoint } from '../canvas/camera';
import type { DropSpot } from '../canvas/drop';
import type { Grip } from '../canvas/gestures';
import { HANDLE, handleAt, type Carried } from '../canvas/paint/carried';
import { ItemKind } from '../canvas/scene';
import type { PictureView } from '../canvas/view';
import type { App } from '../state/app.svelte';
import { standsForNeeds } from '../state/keys';
import type { Carrier } from './carrying';

export class Linking implements Carrier {
  #from: number | null = null;
  #lifted: ScreenPoint = { x: 0, y: 0 };

  constructor(
    private readonly app: App,
    private readonly view: PictureView,
    private readonly onWheel: boolean,
  ) {}

  /** The box beside which the handle stands. */
  get handle(): number | null {
    const [key, other] = this.app.selection.keys;
    if (!this.app.canEdit || key === undefined || other !== undefined || !standsForNeeds(key)) return null;
    return this.#box(this.view.scene?.find(key) ?? null);
  }

  grip(at: ScreenPoint): Grip | null {
    const { handle } = this;
    const { scene, camera } = this.view;
    if (handle === null || !scene) return null;
    const stands = handleAt(scene.boxOf(handle), camera, this.onWheel ? 'wheel' : null);
    return Math.hypot(stands.x - at.x, stands.y - at.y) <= HANDLE + 3 ? 'need' : null;
  }

  lift(_: Grip, from: ScreenPoint): void {
    const { scene } = this.view;
    this.#from = this.handle;
    this.#lifted = from;
    if (this.#from === null || !scene) return;
    const key = scene.keyOf(this.#from);
    this.app.arranging.lift({ grip: 'need', keys: [key], name: scene.nameOf(this.#from) });
  }

  hover(at: ScreenPoint): DropSpot | null {
    const { scene } = this.view;
    const hit = this.view.hit(at);
    const item = scene && hit !== null ? this.#box(scene.find(scene.keyOf(hit))) : null;
    const key = scene && item !== null ? scene.keyOf(item) : null;
    const fits = item !== null && key !== null && item !== this.#from && standsForNeeds(key);
    this.app.arranging.target = fits && scene ? { key, name: scene.nameOf(item) } : null;
    return fits ? { item, place: 'under', mark: null } : null;
  }

  marks(at: ScreenPoint, _: unknown, spot: DropSpot | null): Carried {
    const lifted = this.#from === null ? [] : [this.#from];
    return { lifted, along: [], from: this.#lifted, at, line: 'need', spot, refused: false };
  }

  #box(item: number | null): number | null {
    return item !== null && this.view.scene?.kind[item] === ItemKind.card ? item : null;
  }
}
