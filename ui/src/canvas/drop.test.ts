import { describe, expect, it } from 'vitest';
import { CARD, chartItems } from '../../dev/sample-scenes';
import { writeScene } from '../../dev/scene-writer';
import { dropSpot } from './drop';
import { decodeScene, type Scene } from './scene';
import type { Growth } from './camera';
import { Walker } from './walk';

describe('where something carried lands', () => {
  // One manager over three, and nine below those.
  const items = chartItems(13, 3);
  const scene = decodeScene(writeScene(items));
  const at = (key: string) => scene.boxOf(scene.find(key)!);

  function spot(
    point: { x: number; y: number },
    hit: string | null,
    of: Scene = scene,
    growth: Growth = 'down',
  ) {
    const all = Array.from({ length: of.items }, (_, item) => item);
    const item = hit === null ? null : of.find(hit);
    const found = dropSpot(of, new Walker(of), item, all, point, growth, 1);
    return found && { key: of.keyOf(found.item), place: found.place, marked: found.mark !== null };
  }

  it('in the middle of a box is below it, near its ends beside it', () => {
    const { x, y } = at('position:2');
    const inside = (share: number) => ({ x: x + share * CARD.w, y: y + 30 });
    expect(spot(inside(0.5), 'position:2')).toEqual({ key: 'position:2', place: 'under', marked: false });
    expect(spot(inside(0.1), 'position:2')).toEqual({ key: 'position:2', place: 'before', marked: true });
    expect(spot(inside(0.9), 'position:2')).toEqual({ key: 'position:2', place: 'after', marked: true });
  });

  it('between two boxes is beside the nearer, far from all is nowhere', () => {
    const { x, y } = at('position:5');
    expect(spot({ x: x - 5, y: y + 30 }, null)).toMatchObject({ key: 'position:5', place: 'before' });
    expect(spot({ x: x - 5, y: y + 400 }, null)).toBeNull();
  });

  it('on the ground of a unit is in that unit, but for the gaps between its boxes; so is its name', () => {
    const unit = { key: 'unit:s', box: [-400, 0, 4000, 900] as [number, number, number, number], prims: [] };
    const banded = decodeScene(writeScene([...chartItems(13, 3), { kind: 2, ...unit }]));
    const { x, y } = banded.boxOf(banded.find('position:5')!);
    expect(spot({ x: x - 5, y: y + 30 }, 'unit:s', banded)).toMatchObject({
      key: 'position:5',
      place: 'before',
    });
    const ground = { key: 'unit:s', place: 'inside', marked: false };
    const first = banded.boxOf(banded.find('position:4')!);
    expect(spot({ x: first.x - 5, y: y + 30 }, 'unit:s', banded), 'before the first').toEqual(ground);
    expect(spot({ x, y: y + 400 }, 'unit:s', banded)).toEqual(ground);
    const named = decodeScene(writeScene([...chartItems(13, 3), { kind: 3, ...unit }]));
    expect(spot({ x: x - 5, y: y + 30 }, 'unit:s', named)).toEqual(ground);
  });

  it('the top of the chart has no place beside it', () => {
    const { x, y } = at('position:0');
    expect(spot({ x: x + 4, y: y + 30 }, 'position:0')).toMatchObject({ place: 'under' });
  });

  it('in a list one behind the other the places are above and below', () => {
    const box = (key: string): [number, number, number, number] =>
      key === 'position:0' ? [0, 0, CARD.w, CARD.h] : [32, 100 * Number(key.split(':')[1]), CARD.w, CARD.h];
    const hung = decodeScene(
      writeScene(chartItems(4, 3).map((one) => (one.kind === 0 ? { ...one, box: box(one.key) } : one))),
    );
    expect(spot({ x: 100, y: 205 }, 'position:2', hung)).toMatchObject({ place: 'before', marked: true });
    expect(spot({ x: 100, y: 260 }, 'position:2', hung)).toMatchObject({ place: 'after' });
    expect(spot({ x: 40, y: 232 }, 'position:2', hung)).toMatchObject({ place: 'under' });
  });
});
