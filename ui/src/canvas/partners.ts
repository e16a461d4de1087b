// Whom a node of a map is joined to, and how: two-way, two-way in total only, or one way, which way.

import { Flag, ItemKind, NONE, type Scene } from './scene';

export type Partners = { twoWay: number[]; summed: number[]; gives: number[]; gets: number[] };

const PAIR = new TextEncoder().encode('pair:');

/** As the picture shows it, in paint order. Linear in what there is. */
export function partnersOf(scene: Scene, node: number): Partners {
  const found: Partners = { twoWay: [], summed: [], gives: [], gets: [] };
  for (let item = 0; item < scene.items; item++) {
    const [giver, taker] = [scene.a[item]!, scene.b[item]!];
    if (giver !== node && taker !== node) continue;
    if (scene.kind[item] !== ItemKind.edge || !scene.keyBegins(item, PAIR)) continue;
    const other = giver === node ? taker : giver;
    if (other === NONE) continue;
    found[sortOf(scene, item, giver === node)].push(other);
  }
  return found;
}

function sortOf(scene: Scene, pair: number, gives: boolean): keyof Partners {
  if (scene.has(pair, Flag.summed)) return 'summed';
  if (scene.has(pair, Flag.twoWay)) return 'twoWay';
  return gives ? 'gives' : 'gets';
}
