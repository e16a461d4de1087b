// Walking through a picture by arrow keys: from card to card, selecting each, or leaving what is selected as it is.

import { Flag, ItemKind, type Scene } from '../canvas/scene';
import type { PictureView } from '../canvas/view';
import type { Arrow, Growth, Walker } from '../canvas/walk';
import { t } from '../i18n/index.svelte';
import type { App } from '../state/app.svelte';
import type { Key } from '../state/keys';
import type { Picks } from './picks';
import { joinedWords, wordsOf } from './spoken';

/** The last thing that was to be said: what comes later than the next is not. */
let spoken = 0;

export class Walking {
  /** Where the keys stand apart from the selection, for as long as that stays as it was. */
  #apart = $state.raw<{ key: Key; selected: readonly Key[] } | null>(null);

  constructor(
    private readonly app: App,
    private readonly view: PictureView,
    private readonly scene: Scene,
    private readonly walker: Walker,
    private readonly growth: Growth | null,
    private readonly picks: Picks,
  ) {}

  /** The card the keys stand on where that is not simply what is selected. */
  get focus(): number | null {
    const apart = this.#apart;
    if (apart === null || apart.selected !== this.picks.keys) return null;
    return this.scene.find(apart.key);
  }

  /** To the next card, which is selected instead. */
  walk(arrow: Arrow): void {
    const next = this.#next(arrow);
    if (next === null) return;
    this.picks.choose([this.scene.keyOf(next)]);
    this.view.bring(next, 0);
    void this.#say(next, (words) => words);
  }

  /** To the next card, while the selection stays. */
  step(arrow: Arrow): void {
    const { picks } = this;
    const next = this.#next(arrow);
    if (next === null) return;
    const key = this.scene.keyOf(next);
    this.#apart = { key, selected: picks.keys };
    this.view.bring(next, 0);
    const state = t(
      picks.keys.includes(key) ? 'window.canvasSpoken.selected' : 'window.canvasSpoken.notSelected',
    );
    void this.#say(next, (words) => `${words}, ${state}`);
  }

  /** Adds the card the keys stand on to the selection, or takes it from it. */
  toggle(): void {
    const { picks } = this;
    const item = this.#here();
    if (item === null) return;
    const key = this.scene.keyOf(item);
    const taken = picks.keys.includes(key);
    picks.choose(taken ? picks.keys.filter((other) => other !== key) : [...picks.keys, key]);
    this.#apart = { key, selected: picks.keys };
    const said = taken ? 'window.canvasSpoken.taken' : 'window.canvasSpoken.added';
    const n = picks.keys.length;
    void this.#say(item, (words) => t(said, { name: words, n }));
  }

  #next(arrow: Arrow): number | null {
    const item = this.#here();
    const card = item !== null && this.scene.kind[item] === ItemKind.card;
    return card ? this.walker.next(item, arrow, this.growth) : this.walker.first();
  }

  #here(): number | null {
    const from = this.picks.standing ?? this.picks.keys[0];
    return this.focus ?? (from ? this.scene.find(from) : null);
  }

  /** Tells a screen reader of a card: what it is about where a record says that, else the words on it. */
  async #say(item: number, put: (words: string) => string): Promise<void> {
    const { app, scene } = this;
    const turn = (spoken += 1);
    const key = scene.keyOf(item);
    const words = (await app.attempt(() => wordsOf(app.host, key))) ?? [];
    if (turn !== spoken) return;
    // A name stands on a card once for every level of detail.
    if (words.length === 0) words.push(...new Set(scene.wordsOf(item)));
    words.push(...joinedWords(scene, item));
    if (scene.has(item, Flag.collapsed)) words.push(t('window.canvasSpoken.collapsed'));
    if (app.marks.has(key)) words.push(app.marks.words);
    app.spoken = put(words.join(', '));
  }
}
