// What lies over a picture and can be pointed at by itself: the curves of needs over a chart.

import { toWorld, type Camera, type ScreenPoint } from '../canvas/camera';
import { hitTest } from '../canvas/hit-test';
import { bitOf, detailAt } from '../canvas/lod';
import { ItemKind, type Scene } from '../canvas/scene';
import { SpatialIndex } from '../canvas/spatial-index';
import type { Key } from '../state/keys';

export class Over {
  readonly #index: SpatialIndex;

  constructor(private readonly scene: Scene) {
    this.#index = new SpatialIndex(scene.items, scene.bbox);
  }

  /** The line at a place on the screen, and whether the place is on the words it carries. */
  hit(camera: Camera, at: ScreenPoint): { key: Key; onWords: boolean } | null {
    const { scene } = this;
    const point = toWorld(camera, at);
    const item = hitTest(scene, this.#index, point, camera.k);
    if (item === null || scene.kind[item] !== ItemKind.edge) return null;
    const words = scene.pillOf(item, bitOf[detailAt(camera.k)]);
    const inside = (from: number, length: number, value: number) => value >= from && value <= from + length;
    const onWords = words !== null && inside(words.x, words.w, point.x) && inside(words.y, words.h, point.y);
    return { key: scene.keyOf(item), onWords };
  }
}
