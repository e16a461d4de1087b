import { describe, expect, it } from 'vitest';
import { chartItems, mapItems } from '../../dev/sample-scenes';
import { writeScene } from '../../dev/scene-writer';
import { decodeScene } from './scene';
import { Walker } from './walk';

describe('walking by arrow keys', () => {
  const scene = decodeScene(writeScene(chartItems(13, 3)));
  const walker = new Walker(scene);
  const item = (at: number) => scene.find(`position:${at}`)!;
  const key = (found: number | null) => (found === null ? null : scene.keyOf(found));

  it('begins at the root', () => expect(key(walker.first())).toBe('position:0'));

  it('goes down to a report, up to the manager, aside to a colleague', () => {
    expect(key(walker.next(item(0), 'down', 'down'))).toBe('position:2');
    expect(key(walker.next(item(2), 'up', 'down'))).toBe('position:0');
    expect(key(walker.next(item(1), 'right', 'down'))).toBe('position:2');
    expect(key(walker.next(item(2), 'left', 'down'))).toBe('position:1');
  });

  it('goes on to the neighbour beyond when there is no further colleague', () => {
    expect(key(walker.next(item(6), 'right', 'down'))).toBe('position:7');
  });

  it('turns with the chart', () => {
    const turned = chartItems(13, 3).map((one) => {
      const [x, y, w, h] = one.box;
      return { ...one, box: [y * 3, x, w, h] as typeof one.box };
    });
    const right = new Walker(decodeScene(writeScene(turned)));
    expect(key(right.next(item(2), 'left', 'right'))).toBe('position:0');
    expect(key(right.next(item(1), 'down', 'right'))).toBe('position:2');
  });

  it('walks a list as an outline: along to colleagues, aside to the manager', () => {
    const box = (key: string): [number, number, number, number] =>
      key === 'position:0' ? [0, 0, 220, 64] : [32, 100 * Number(key.split(':')[1]), 220, 64];
    const list = chartItems(4, 3).map((one) => (one.kind === 0 ? { ...one, box: box(one.key) } : one));
    const hung = decodeScene(writeScene(list));
    const walk = new Walker(hung);
    const next = (at: number, arrow: 'up' | 'down' | 'left') =>
      hung.keyOf(walk.next(hung.find(`position:${at}`)!, arrow, 'down')!);
    expect([next(1, 'down'), next(2, 'down'), next(3, 'up')]).toEqual([
      'position:2',
      'position:3',
      'position:2',
    ]);
    expect(next(2, 'left')).toBe('position:0');
    expect(next(0, 'down')).toBe('position:1');
  });

  it('walks a map by place', () => {
    const map = decodeScene(writeScene(mapItems()));
    const next = new Walker(map).next(map.find('unit:a')!, 'right', null);
    expect(map.keyOf(next!)).toBe('unit:b');
  });
});
