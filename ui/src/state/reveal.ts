// Where a record is to be seen in a picture that does not show it by itself.

import type { Scene } from '../canvas/scene';
import type { Inspect } from '../ipc/bindings';
import type { Key } from './keys';
import type { Host } from '../ipc/host';
import type { ChartState } from './chart.svelte';
import { endsOf, kindOf } from './keys';

/** A node that stands for a record, and its name for "in Warehouse". */
export type StandIn = { key: Key; name: string };

/** Enough for any company; a longer chain of managers is shown from its nearest visible end. */
const FARTHEST = 64;

/** The nearest node of the scene on which the record stands: its unit, the units above it, its managers. */
export async function standIn(host: Host, scene: Scene, key: Key): Promise<StandIn | null> {
  const seen = new Set<Key>([key]);
  const queue: StandIn[] = kindOf(key) === 'pair' ? (endsOf(key) ?? []).map(nameless) : [nameless(key)];
  for (let steps = 0; steps < FARTHEST && queue.length > 0; steps++) {
    const next = queue.shift() as StandIn;
    if (next.key !== key && scene.find(next.key) !== null) return next;
    const card = await host.call('inspect', { key: next.key, map: null }).catch(() => null);
    const wider = card ? places(card).filter((place) => !seen.has(place.key)) : [];
    for (const place of wider) seen.add(place.key);
    const visible = wider.find((place) => scene.find(place.key) !== null);
    if (visible) return visible;
    queue.push(...wider);
  }
  return null;
}

/** Where a card's record may be seen, the nearest first. */
function places(card: Inspect): StandIn[] {
  switch (card.type) {
    case 'unit': {
      const head = card.head ? [{ key: card.head.key, name: card.name }] : [];
      return [...head, ...card.path.filter((place) => place.key !== card.key).reverse()];
    }
    case 'position':
      return [card.unit, card.manager]
        .filter((place) => place !== null)
        .map(({ key, name }) => ({ key, name }));
    case 'person':
      return card.seats.map((seat) => ({ key: seat.position, name: seat.title }));
    case 'need':
      return [card.need.customer, card.need.supplier].map(({ key, name }) => ({ key, name }));
    case 'pair':
      return [card.a, card.b].map(({ key, name }) => ({ key, name }));
  }
}

function nameless(key: Key): StandIn {
  return { key, name: '' };
}

/** Unfolds what lies above a position until the chart shows it. */
export async function revealInChart(host: Host, chart: ChartState, position: Key): Promise<void> {
  if (chart.by !== 'position') return;
  if (!chart.scene) await chart.load();
  const above: Key[] = [position];
  for (let steps = 0; steps < FARTHEST; steps++) {
    const top = above.at(-1) as Key;
    if (chart.scene?.find(top) !== null) break;
    const card = await host.call('inspect', { key: top, map: null });
    if (card.type !== 'position' || !card.manager) break;
    above.push(card.manager.key);
  }
  for (const key of above.reverse()) {
    if (key === position || chart.scene?.find(position) !== null) break;
    if (chart.scene?.isCollapsed(key)) await chart.toggle(key);
  }
  chart.anchor = null;
}
