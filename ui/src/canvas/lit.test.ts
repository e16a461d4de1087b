import { expect, test } from 'vitest';
import { mapItems } from '../../dev/sample-scenes';
import { writeScene } from '../../dev/scene-writer';
import { joinedTo } from './lit';
import { decodeScene } from './scene';

test('a node lights its lines and the nodes at their ends, and a line nothing', () => {
  const scene = decodeScene(writeScene(mapItems()));
  const keys = (key: string) => [...joinedTo(scene, scene.find(key)!)].map((item) => scene.keyOf(item));
  const lit = keys('unit:a');
  expect(lit).toContain('pair:unit:a~unit:b');
  expect(lit).toContain('unit:b');
  expect(lit).not.toContain('pair:unit:b~unit:c');
  expect(keys('pair:unit:a~unit:b')).toEqual([]);
});
