// Photos of people as the window shows them: asked for when they are first seen, a handful at a time, and kept while
// there is room. A photo's name says what is in it, so one that is here is never out of date.

import type { Photos } from '../canvas/paint/brush';
import type { Host } from '../ipc/host';

/** Photos asked for in one call. */
const BATCH = 40;
/** Photos kept: more than are seen of a picture at once. */
const MOST = 1200;
/** Pixels along the side of a photo on a card: sharp at double density. */
const SIDE = 96;

type Kept = { url: string | null; round: CanvasImageSource | null };

/** Cuts a picture to a circle. */
export type Cut = (url: string) => Promise<CanvasImageSource | null>;

export class PhotoShelf implements Photos {
  readonly #kept = new Map<string, Kept>();
  readonly #asked = new Map<string, ((url: string | null) => void)[]>();
  readonly #heard = new Set<() => void>();
  #running = false;

  constructor(
    private readonly host: Host,
    private readonly cut: Cut = cutRound,
  ) {}

  /** The photo cut to a circle; null while it is not there, and it is sent for then. */
  get(name: string): CanvasImageSource | null {
    const kept = this.#kept.get(name);
    if (!kept) {
      this.#ask(name);
      return null;
    }
    // What was seen last is let go last.
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    return kept.round;
  }

  /** The photo as an address that an image takes; null where the file has none of this name. */
  url(name: string): Promise<string | null> {
    const kept = this.#kept.get(name);
    if (kept) return Promise.resolve(kept.url);
    return new Promise((resolve) => this.#ask(name, resolve));
  }

  /** Hears when photos have come; stops when what it answers is called. */
  onArrived(call: () => void): () => void {
    this.#heard.add(call);
    return () => this.#heard.delete(call);
  }

  /** Another file may have what this one lacks. */
  forget(): void {
    for (const [name, kept] of this.#kept) if (kept.url === null) this.#kept.delete(name);
  }

  #ask(name: string, heard?: (url: string | null) => void): void {
    const waiting = this.#asked.get(name) ?? [];
    if (heard) waiting.push(heard);
    this.#asked.set(name, waiting);
    if (this.#running) return;
    this.#running = true;
    // Everything that one painting misses is asked for together.
    queueMicrotask(() => void this.#fetchAll());
  }

  async #fetchAll(): Promise<void> {
    while (this.#asked.size > 0) {
      const names = [...this.#asked.keys()].slice(0, BATCH);
      const { photos } = await this.host
        .call('photos', { names })
        .catch(() => ({ photos: [] as (string | null)[] }));
      const urls = names.map((_, at) => (photos[at] ? `data:image/jpeg;base64,${photos[at]}` : null));
      const round = await Promise.all(urls.map((url) => (url ? this.cut(url) : null)));
      for (const [at, name] of names.entries()) {
        this.#kept.set(name, { url: urls[at] ?? null, round: round[at] ?? null });
        for (const heard of this.#asked.get(name) ?? []) heard(urls[at] ?? null);
        this.#asked.delete(name);
      }
      for (const name of this.#kept.keys()) {
        if (this.#kept.size <= MOST) break;
        this.#kept.delete(name);
      }
      for (const call of this.#heard) call();
    }
    this.#running = false;
  }
}

async function cutRound(url: string): Promise<CanvasImageSource | null> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const brush = canvas.getContext('2d');
  if (!brush) return null;
  brush.imageSmoothingQuality = 'high';
  brush.beginPath();
  brush.arc(SIDE / 2, SIDE / 2, SIDE / 2, 0, 2 * Math.PI);
  brush.clip();
  brush.drawImage(image, 0, 0, SIDE, SIDE);
  return canvas;
}
