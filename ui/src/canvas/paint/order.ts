// In which order items are painted: bands, lines, two-way lines over one-way ones, cards, labels, handles.

import { Flag, ItemKind, type Scene } from '../scene';

const LAYERS = 6;

/** Sorts found items into layers, keeping the scene's order within each; linear. */
export function inPaintOrder(scene: Scene, found: readonly number[]): Uint32Array {
  const layers: number[][] = Array.from({ length: LAYERS }, () => []);
  for (const item of found) layers[layerOf(scene, item)]!.push(item);
  const ordered = new Uint32Array(found.length);
  let at = 0;
  for (const layer of layers) {
    const items = Uint32Array.from(layer).sort();
    ordered.set(items, at);
    at += items.length;
  }
  return ordered;
}

function layerOf(scene: Scene, item: number): number {
  switch (scene.kind[item]) {
    case ItemKind.band:
      return 0;
    case ItemKind.edge:
      return scene.has(item, Flag.twoWay) ? 2 : 1;
    case ItemKind.card:
      return 3;
    case ItemKind.label:
      return 4;
    default:
      return 5;
  }
}
