import { describe, expect, it } from 'vitest';
import {
  beginning,
  between,
  bringing,
  contains,
  fitting,
  gathering,
  opening,
  round,
  pannedBy,
  seenBy,
  toScreen,
  toWorld,
  zoomedAt,
} from './camera';

const view = { w: 1000, h: 700 };

describe('a camera', () => {
  it('keeps the point under the pointer where it is', () => {
    const camera = { x: 14_000_000.25, y: -300, k: 0.3 };
    const at = { x: 123, y: 456 };
    const under = toWorld(camera, at);
    const after = toScreen(zoomedAt(camera, at, 1.7), under);
    expect(after.x).toBeCloseTo(at.x, 3);
    expect(after.y).toBeCloseTo(at.y, 3);
  });

  it('pans by screen pixels at any scale', () => {
    const camera = pannedBy({ x: 10, y: 20, k: 0.5 }, 30, -10);
    expect(camera).toEqual({ x: -50, y: 40, k: 0.5 });
  });

  it('fits the whole picture and never enlarges it', () => {
    const wide = { x: -5000, y: 0, w: 10_000, h: 200 };
    expect(contains(seenBy(fitting(wide, view), view), wide)).toBe(true);
    expect(fitting({ x: 0, y: 0, w: 10, h: 10 }, view).k).toBe(1);
  });

  it('opens what is read from its upper left there, and begins in sight', () => {
    const begin = { x: 0, y: 400, w: 200, h: 54 };
    const low = beginning({ x: -32, y: -100, w: 10_000, h: 650 }, view, begin);
    expect(low.y).toBe(-100);
    const high = beginning({ x: -32, y: -100, w: 10_000, h: 9_000 }, view, { ...begin, y: 8_700 });
    expect(high.y).toBeCloseTo(8_900 - view.h / high.k);
    const small = { x: 0, y: 0, w: 900, h: 300 };
    expect(beginning(small, view, begin)).toEqual(fitting(small, view));
  });

  it('opens a wide chart at its top, where names can be read', () => {
    const root = { x: 4900, y: 0, w: 200, h: 60 };
    const camera = opening({ x: 0, y: 0, w: 10_000, h: 900 }, view, root, 'down');
    expect(camera.k).toBeGreaterThan(0.5);
    const seen = seenBy(camera, view);
    expect(contains(seen, root)).toBe(true);
    expect(root.y - seen.y).toBeLessThan(100);
  });

  it('opens what lies round one box with it in the middle, once the whole could not be read', () => {
    const middle = { x: 3000, y: 900, w: 200, h: 60 };
    const camera = round({ x: 0, y: 0, w: 4000, h: 3000 }, view, middle);
    expect(camera.k).toBeGreaterThan(0.5);
    const seen = seenBy(camera, view);
    expect(seen.x + seen.w / 2).toBeCloseTo(3100);
    expect(seen.y + seen.h / 2).toBeCloseTo(930);
    const small = { x: 0, y: 0, w: 900, h: 300 };
    expect(round(small, view, middle)).toEqual(fitting(small, view));
  });

  it('moves only as far as it must to show a box', () => {
    const camera = { x: 0, y: 0, k: 1 };
    expect(bringing(camera, { x: 10, y: 10, w: 100, h: 50 }, view)).toBe(camera);
    const box = { x: 5000, y: 10, w: 100, h: 50 };
    expect(contains(seenBy(bringing(camera, box, view), view), box)).toBe(true);
  });

  it('stands back as far as it must to show boxes together', () => {
    const camera = { x: 0, y: 0, k: 1 };
    const near = { x: 10, y: 10, w: 100, h: 50 };
    expect(gathering(camera, [near, { ...near, x: 300 }], view)).toBe(camera);
    const wide = [near, { ...near, x: 1500 }, { ...near, y: 600 }];
    const seen = seenBy(gathering(camera, wide, view), view);
    expect(wide.every((box) => contains(seen, box))).toBe(true);
  });

  it('shows the nearest where all of them could not be read', () => {
    const camera = { x: 0, y: 0, k: 1 };
    const boxes = [0, 200, 90_000].map((x) => ({ x: x + 3000, y: 0, w: 100, h: 50 }));
    const to = gathering(camera, boxes, view);
    expect(boxes.map((box) => contains(seenBy(to, view), box))).toEqual([true, true, false]);
    expect(to.k).toBe(1);
  });

  it('flies from one camera to the other', () => {
    const from = { x: 0, y: 0, k: 0.1 };
    const to = { x: 900, y: 400, k: 1 };
    expect(between(from, to, view, 0).k).toBeCloseTo(0.1);
    const end = between(from, to, view, 1);
    expect([end.x, end.y, end.k].map(Math.round)).toEqual([900, 400, 1]);
  });
});
