import { expect, test } from 'vitest';
import { mapItems } from '../../dev/sample-scenes';
import { writeScene } from '../../dev/scene-writer';
import { partnersOf } from './partners';
import { decodeScene } from './scene';

test('a node knows who is two-way with it, whom it gives to and from whom it gets', () => {
  const scene = decodeScene(writeScene(mapItems()));
  const of = (key: string) => {
    const found = partnersOf(scene, scene.find(key)!);
    return Object.fromEntries(
      Object.entries(found).map(([sort, items]) => [sort, items.map((item) => scene.keyOf(item))]),
    );
  };
  expect(of('unit:a')).toMatchObject({ twoWay: ['unit:b'], summed: [] });
  expect(of('unit:b').twoWay).toContain('unit:a');
  const oneWay = of('unit:b');
  const back = of('unit:c');
  expect([oneWay.gives, back.gets]).toEqual([['unit:c'], ['unit:b']]);
});
