// Where a record is to be seen in a picture that does not show it by itself.

import type { Inspect, PartyView } from '../ipc/bindings';
import type { Key } from './keys';
import type { Host } from '../ipc/host';
import type { ChartState } from './chart.svelte';
import type { Finder } from './picture.svelte';
import { endsOf, kindOf } from './keys';

/** The nodes that stand for a record, and their names for "in Warehouse"; a pair has two. */
export type StandIn = { places: Place[] };
export type Place = {
  key: Key;
  name: string;
  /** How the record stands there, where it is not simply part of it. */
  as?: 'head' | 'seat' | 'below';
};

/** Enough for any company; a longer chain of managers is shown from its nearest visible end. */
const FARTHEST = 64;

/** Where a record is to be seen in a scene that lacks it; for a pair, where each of its ends is. */
export async function standIn(host: Host, scene: Finder, key: Key): Promise<StandIn | null> {
  const wanted = kindOf(key) === 'pair' ? (endsOf(key) ?? []) : [key];
  const found = await Promise.all(wanted.map((end) => nearest(host, scene, end)));
  const places = found.filter((place) => place !== null);
  return places.length > 0 ? { places } : null;
}

/** The nearest node of the scene on which a record stands: itself, its unit, the units above it, its managers. */
async function nearest(host: Host, scene: Finder, key: Key): Promise<Place | null> {
  const seen = new Set<Key>([key]);
  const queue: Place[] = [{ key, name: '' }];
  for (let steps = 0; steps < FARTHEST && queue.length > 0; steps++) {
    const next = queue.shift() as Place;
    const card = await host.call('inspect', { key: next.key, map: null }).catch(() => null);
    if (card && scene.find(next.key) !== null) return { key: next.key, name: nameOf(card) };
    const wider = card ? places(card).filter((place) => !seen.has(place.key)) : [];
    for (const place of wider) seen.add(place.key);
    const visible = wider.find((place) => scene.find(place.key) !== null);
    // Where boxes are people, one found above is somebody's manager.
    if (visible && steps > 0 && kindOf(visible.key) === 'person') return { ...visible, as: 'below' };
    if (visible) return visible;
    queue.push(...wider);
  }
  return null;
}

/** Where a card's record may be seen, the nearest first. */
function places(card: Inspect): Place[] {
  switch (card.type) {
    case 'unit': {
      const head: Place[] = card.head ? [{ key: card.head.key, name: partyLine(card.head), as: 'head' }] : [];
      return [...head, ...card.path.filter((place) => place.key !== card.key).reverse()];
    }
    case 'position':
      return [
        ...(card.unit ? [{ key: card.unit.key, name: card.unit.name }] : []),
        ...(card.manager
          ? [{ key: card.manager.key, name: partyLine(card.manager), as: 'below' as const }]
          : []),
        ...card.holders
          .filter((holder) => holder.current)
          .map((holder) => ({ key: holder.person, name: holder.name, as: 'seat' as const })),
      ];
    case 'person':
      return card.seats.map((seat) => ({ key: seat.position, name: seat.title, as: 'seat' }));
    case 'need':
      return [card.need.customer, card.need.supplier].map(({ key, name }) => ({ key, name }));
    case 'pair':
      return [card.a, card.b].map(({ key, name }) => ({ key, name }));
  }
}

/** A position is named by who sits there, else by its title. */
function partyLine(party: PartyView): string {
  return party.name || party.detail;
}

function nameOf(card: Inspect): string {
  return card.type === 'position'
    ? card.title
    : card.type === 'unit' || card.type === 'person'
      ? card.name
      : '';
}

/** Unfolds what lies above the box of a position or a person until the chart shows it; null where it has none. */
export async function revealInChart(host: Host, chart: ChartState, key: Key): Promise<Key | null> {
  if (!chart.scene) await chart.load();
  if (chart.scene?.find(key) != null) return key;
  const found = await host.call('chart_boxes', { keys: [key], chart: chart.request });
  const [box] = found.keys;
  if (box === undefined) return null;
  if (chart.scene?.find(box) == null) {
    chart.toggled = found.toggled;
    await chart.load();
  }
  chart.anchor = null;
  return box;
}
