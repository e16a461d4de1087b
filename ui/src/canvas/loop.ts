// The only requestAnimationFrame: runs while somebody has asked for a frame, and sleeps otherwise.

export class Loop {
  #handle: number | null = null;

  constructor(private readonly frame: (now: number) => void) {}

  request(): void {
    this.#handle ??= requestAnimationFrame((now) => {
      this.#handle = null;
      this.frame(now);
    });
  }

  stop(): void {
    if (this.#handle !== null) cancelAnimationFrame(this.#handle);
    this.#handle = null;
  }
}
