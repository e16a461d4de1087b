// What stops wave by wave, as a picture: what of it is opened, what is picked in it, and what stands behind that.

import { decodeScene } from '../canvas/scene';
import type { StudyRequest, WavesBehind, WavesInfo, WavesRequest } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import type { Key } from './keys';
import { PictureState } from './picture.svelte';

const none: readonly Key[] = [];

export class WavesState extends PictureState<WavesInfo> {
  /** Boxes that stand for many and are opened. */
  open = $state.raw<readonly Key[]>([]);
  /** The box, line or heading that is picked. */
  picked = $state.raw<readonly Key[]>(none);
  behind = $state.raw<WavesBehind | null>(null);
  #turn = 0;

  constructor(
    private readonly host: Host,
    private readonly study: () => StudyRequest,
  ) {
    super();
  }

  get request(): WavesRequest {
    return { study: this.study(), open: [...this.open] };
  }

  async load(): Promise<void> {
    const loaded = await this.latest(async () => {
      const { info, scene, sceneStart } = await this.host.picture('waves', this.request);
      return { info, scene: decodeScene(scene, sceneStart) };
    });
    if (loaded) await this.choose(this.picked);
  }

  /** Picks one box, line or heading, and asks what stands behind it. What is not drawn is not picked. */
  async choose(keys: readonly Key[]): Promise<void> {
    const turn = ++this.#turn;
    const key = keys[0];
    if (key === undefined || key.startsWith('lane:') || this.scene?.find(key) == null) {
      this.picked = none;
      this.behind = null;
      return;
    }
    if (key !== this.picked[0]) this.picked = [key];
    const behind = await this.host.call('waves_behind', { waves: this.request, key });
    if (turn === this.#turn) this.behind = behind;
  }

  /** Opens what is folded into one box, or folds it again. */
  async toggle(key: Key): Promise<void> {
    const { open } = this;
    this.open = open.includes(key) ? open.filter((other) => other !== key) : [...open, key];
    this.anchor = key;
    await this.load();
  }

  override forget(): void {
    super.forget();
    this.#turn += 1;
    this.open = [];
    this.picked = none;
    this.behind = null;
  }
}
