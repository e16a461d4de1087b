// What is joined to one node: its lines, the nodes at their other ends, and the words of them all.

import { ItemKind, type Scene } from './scene';

/** In paint order; nothing for what is no node. Linear in what there is. */
export function joinedTo(scene: Scene, node: number): Uint32Array {
  if (scene.kind[node] !== ItemKind.card) return new Uint32Array();
  const nodes = new Set([node]);
  const found: number[] = [];
  for (let item = 0; item < scene.items; item++) {
    if (scene.kind[item] !== ItemKind.edge) continue;
    const [a, b] = [scene.a[item]!, scene.b[item]!];
    if (a !== node && b !== node) continue;
    found.push(item);
    nodes.add(a === node ? b : a);
  }
  found.push(...[...nodes].sort((a, b) => a - b));
  const keys = new Set(found.map((one) => scene.keyOf(one)));
  for (let item = 0; item < scene.items; item++) {
    if (scene.kind[item] === ItemKind.label && keys.has(scene.keyOf(item))) found.push(item);
  }
  return Uint32Array.from(found);
}
