// Paints the boxes of a scene so small that only where they lie can be seen: for the minimap.

import { ItemKind, type Scene } from '../scene';
import { Token, type Brush, type Palette } from './brush';

/** No box is painted smaller, in pixels, or it would fade into the page. */
const SMALLEST = 1.5;

/** Every box in one strong colour, over whatever lies there; a place covered already is not painted again. */
export function paintMini(brush: Brush, scene: Scene, palette: Palette, scale: number): void {
  brush.fillStyle = palette[Token.reporting] ?? '#888';
  const taken = new Set<number>();
  for (let item = 0; item < scene.items; item++) {
    if (scene.kind[item] !== ItemKind.card) continue;
    const box = scene.boxOf(item);
    const x = (box.x - scene.bounds.x) * scale;
    const y = (box.y - scene.bounds.y) * scale;
    const w = Math.max(SMALLEST, box.w * scale);
    const h = Math.max(SMALLEST, box.h * scale);
    if (w <= 2 && h <= 2) {
      const pixel = Math.round(x) * 65_536 + Math.round(y);
      if (taken.has(pixel)) continue;
      taken.add(pixel);
    }
    brush.fillRect(x, y, w, h);
  }
}
