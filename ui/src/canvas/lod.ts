// How much of a card is worth drawing at a zoom: blocks, names, or all of it.

import { LodBit } from './scene';

export type Detail = 'block' | 'name' | 'full';

export function detailAt(k: number): Detail {
  if (k < 0.22) return 'block';
  return k < 0.55 ? 'name' : 'full';
}

export const bitOf: Record<Detail, number> = { block: LodBit.block, name: LodBit.name, full: LodBit.full };
