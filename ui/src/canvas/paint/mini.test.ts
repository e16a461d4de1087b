import { expect, it } from 'vitest';
import { chartItems } from '../../../dev/sample-scenes';
import { writeScene } from '../../../dev/scene-writer';
import { palettes } from '../palette';
import { decodeScene } from '../scene';
import { Token } from './brush';
import { countingBrush } from './counting-brush';
import { paintMini } from './mini';

const scene = decodeScene(writeScene(chartItems(2000, 4)));

it('paints every box in one colour, and no place twice', () => {
  const near = countingBrush();
  paintMini(near.brush, scene, palettes.dark, 1);
  expect(near.counts['fillRect']).toBe(2000);
  expect(near.counts.colours).toEqual([palettes.dark[Token.reporting]]);
  const far = countingBrush();
  paintMini(far.brush, scene, palettes.dark, 168 / scene.bounds.w);
  expect(far.counts['fillRect']).toBeLessThan(1000);
});
