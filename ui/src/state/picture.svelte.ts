// A picture as the window holds it: the scene last received, and where the camera stands over it.

import type { Camera } from '../canvas/camera';
import type { Scene } from '../canvas/scene';

/** Where a record stands, in whatever way a picture counts places. */
export type Finder = { find: (key: string) => number | null };

export class PictureState<Info> {
  scene = $state.raw<Scene | null>(null);
  info = $state.raw<Info | null>(null);
  loading = $state(false);
  /** Whether the table or outline stands in the picture's place. */
  twin = $state(false);
  /** Screen pixels a world unit, for the status line. */
  zoom = $state(1);
  /** Not reactive: it changes with every frame of a drag. */
  camera: Camera | null = null;
  /** A record to keep where it stands on the screen when the next scene arrives; null fits the whole. */
  anchor: string | null = null;
  /** Asks for the whole picture, or for how it is opened first. */
  framing = $state.raw<{ whole: boolean } | null>(null);
  /** Zoom asked for by a key or a button; the factor to multiply by. */
  zoomRequest = $state.raw<{ factor: number } | null>(null);
  /** A record to bring into sight, with others as far as they can be seen together. */
  reveal = $state.raw<{ key: string; parts?: readonly string[] } | null>(null);
  #asked = 0;

  /** Where records are found in what is shown; null while nothing is. */
  get finder(): Finder | null {
    return this.scene;
  }

  /** Runs one request at a time as far as the window is concerned: an older answer is dropped. */
  protected async latest(ask: () => Promise<{ scene: Scene | null; info: Info }>): Promise<boolean> {
    const turn = ++this.#asked;
    this.loading = true;
    try {
      const { scene, info } = await ask();
      if (turn !== this.#asked) return false;
      this.scene = scene;
      this.info = info;
      return true;
    } finally {
      if (turn === this.#asked) this.loading = false;
    }
  }

  fit(): void {
    this.framing = { whole: true };
  }

  reopen(): void {
    this.framing = { whole: false };
  }

  zoomBy(factor: number): void {
    this.zoomRequest = { factor };
  }

  forget(): void {
    this.#asked += 1;
    this.scene = null;
    this.info = null;
    this.camera = null;
    this.anchor = null;
    this.loading = false;
  }
}
