import { describe, expect, it } from 'vitest';
import { writeScene } from '../../../dev/scene-writer';
import { palettes } from '../palette';
import { decodeScene } from '../scene';
import { countingBrush } from './counting-brush';
import { noMarks, paintOverlay } from './overlay';

const scene = decodeScene(
  writeScene([
    { kind: 0, key: 'position:7', box: [0, 0, 220, 64], prims: [] },
    {
      kind: 4,
      key: 'toggle:7',
      box: [94, 54, 32, 20],
      prims: [{ op: 'text', x: 11, y: 14, size: 11, text: '4', fill: 4, bold: true, lod: 6 }],
    },
  ]),
);

function texts(marks: Partial<typeof noMarks>): string[] {
  const { brush, counts } = countingBrush();
  paintOverlay(brush, scene, { x: 0, y: 0, k: 1 }, palettes.light, 1, { ...noMarks, ...marks });
  return counts.texts;
}

describe('the frame of a box', () => {
  it('strikes the number on its border through in no state', () => {
    expect(texts({ selected: [0] })).toEqual(['4']);
    expect(texts({ hover: 0 })).toEqual(['4']);
    expect(texts({ flagged: [0], focus: 0 })).toEqual(['4']);
  });

  it('leaves the numbers of other boxes to the picture', () => expect(texts({})).toEqual([]));
});
