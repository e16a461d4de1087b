// Where an arrow key leads from a card: along the reporting lines of a chart, or to the nearest card of a map.

import { ItemKind, NONE, type Scene } from './scene';

export type Arrow = 'up' | 'down' | 'left' | 'right';
export type Growth = Arrow;

const none = new Uint32Array();

export class Walker {
  #known: { family: Family; cards: readonly number[] } | null = null;

  constructor(private readonly scene: Scene) {}

  /** Gathered with the first step: a picture is looked at before it is walked. */
  #gathered(): { family: Family; cards: readonly number[] } {
    if (this.#known) return this.#known;
    const { scene } = this;
    const cards: number[] = [];
    for (let item = 0; item < scene.items; item++) if (scene.kind[item] === ItemKind.card) cards.push(item);
    this.#known = { family: new Family(scene), cards };
    return this.#known;
  }

  get #family(): Family {
    return this.#gathered().family;
  }

  get #cards(): readonly number[] {
    return this.#gathered().cards;
  }

  /** The card to begin with: the first root, else the card nearest to the top left. */
  first(): number | null {
    return (
      this.#cards.find((card) => this.#family.leads(card) && this.#family.parent(card) === NONE) ??
      this.#cards[0] ??
      null
    );
  }

  /** `growth` is the way the chart grows, from a manager to their reports; null walks by place alone. */
  next(from: number, arrow: Arrow, growth: Growth | null): number | null {
    const family = this.#family;
    const step =
      growth === null ? 'beside' : roleOf(arrow, this.#hangs(from, growth) ? across(growth) : growth);
    if (step === 'child') {
      const below = family.children(from);
      return below.length > 0 ? this.#nearestOf(below, from) : this.#towards(from, arrow);
    }
    const above = family.parent(from);
    if (step === 'parent') return above === NONE ? this.#towards(from, arrow) : above;
    const siblings = family.children(above);
    const place = siblings.indexOf(from);
    const sibling = step === 'beside' ? undefined : siblings[place + (step === 'next' ? 1 : -1)];
    return place >= 0 && sibling !== undefined ? sibling : this.#towards(from, arrow);
  }

  /** Whether a card stands in a list below its manager, one colleague after the other along the growth. */
  #hangs(card: number, growth: Growth): boolean {
    const manager = this.#family.parent(card);
    if (manager === NONE) return false;
    const siblings = this.#family.children(manager);
    const place = siblings.indexOf(card);
    const beside = siblings[place + 1] ?? siblings[place - 1];
    const other = this.scene.boxOf(beside ?? manager);
    const own = this.scene.boxOf(card);
    const upright = growth === 'down' || growth === 'up';
    const aside = upright ? Math.abs(own.x - other.x) : Math.abs(own.y - other.y);
    return beside === undefined ? aside > 1 && aside < own.h : aside <= 1;
  }

  /** The sibling so many places on, in the order of the scene. */
  neighbour(card: number, by: number): number | null {
    const siblings = this.#family.children(this.#family.parent(card));
    const place = siblings.indexOf(card);
    return place < 0 ? null : (siblings[place + by] ?? null);
  }

  /** Whether a card has a place among others below one card; those at the top have none that can be seen. */
  hasSiblings(card: number): boolean {
    return this.#family.parent(card) !== NONE;
  }

  /** A card and those shown below it. */
  branch(card: number): number[] {
    const branch = [card];
    for (let at = 0; at < branch.length; at++) {
      for (const child of this.#family.children(branch[at]!)) branch.push(child);
    }
    return branch;
  }

  /** A card and those beside it below the same one. */
  siblings(card: number): readonly number[] {
    const manager = this.#family.parent(card);
    return manager === NONE ? [card] : [...this.#family.children(manager)];
  }

  #nearestOf(cards: Uint32Array, from: number): number {
    const [x, y] = this.#middle(from);
    let best = cards[0]!;
    let least = Infinity;
    for (const card of cards) {
      const [cx, cy] = this.#middle(card);
      const far = Math.hypot(cx - x, cy - y);
      if (far < least) [best, least] = [card, far];
    }
    return best;
  }

  /** The nearest card that way; what lies aside counts as twice as far. */
  #towards(from: number, arrow: Arrow): number | null {
    const [x, y] = this.#middle(from);
    let best: number | null = null;
    let least = Infinity;
    for (const card of this.#cards) {
      if (card === from) continue;
      const [cx, cy] = this.#middle(card);
      const ahead = { up: y - cy, down: cy - y, left: x - cx, right: cx - x }[arrow];
      const aside = arrow === 'up' || arrow === 'down' ? Math.abs(cx - x) : Math.abs(cy - y);
      if (ahead <= 1 || aside > ahead * 3) continue;
      const far = ahead + 2 * aside;
      if (far < least) [best, least] = [card, far];
    }
    return best;
  }

  #middle(card: number): [number, number] {
    const box = this.scene.boxOf(card);
    return [box.x + box.w / 2, box.y + box.h / 2];
  }
}

/** In a list arrows lead as in an outline: aside to manager and report, along to the colleagues. */
function across(growth: Growth): Growth {
  return growth === 'down' || growth === 'up' ? 'right' : 'down';
}

function roleOf(arrow: Arrow, growth: Growth): 'child' | 'parent' | 'next' | 'previous' {
  const back = { up: 'down', down: 'up', left: 'right', right: 'left' } as const;
  if (arrow === growth) return 'child';
  if (arrow === back[growth]) return 'parent';
  return arrow === 'down' || arrow === 'right' ? 'next' : 'previous';
}

const LINE = new TextEncoder().encode('line:');

/** Who stands below whom, by the reporting lines of the scene and in their order. */
class Family {
  readonly #parent: Uint32Array;
  /** Where the reports of each item begin in `#below`; one more than there are items. */
  readonly #start: Uint32Array;
  readonly #below: Uint32Array;

  constructor(scene: Scene) {
    this.#parent = new Uint32Array(scene.items).fill(NONE);
    this.#start = new Uint32Array(scene.items + 1);
    const lines: number[] = [];
    for (let item = 0; item < scene.items; item++) {
      if (scene.kind[item] !== ItemKind.edge || !scene.keyBegins(item, LINE)) continue;
      const [parent, child] = [scene.a[item]!, scene.b[item]!];
      if (parent === NONE || child === NONE) continue;
      lines.push(item);
      this.#parent[child] = parent;
      this.#start[parent + 1]! += 1;
    }
    for (let item = 0; item < scene.items; item++) this.#start[item + 1]! += this.#start[item]!;
    const next = this.#start.slice();
    this.#below = new Uint32Array(lines.length);
    for (const line of lines) this.#below[next[scene.a[line]!]!++] = scene.b[line]!;
  }

  parent(card: number): number {
    return this.#parent[card] ?? NONE;
  }

  children(card: number): Uint32Array {
    return card === NONE ? none : this.#below.subarray(this.#start[card], this.#start[card + 1]);
  }

  leads(card: number): boolean {
    return this.#start[card + 1]! > this.#start[card]!;
  }
}
