import { expect, test } from 'vitest';
import { OnePress } from './one-press';

test('a press that menu and page both tell of is one', () => {
  const presses = new OnePress();
  expect(presses.isNew('edit.undo', 'page', 0)).toBe(true);
  expect(presses.isNew('edit.undo', 'menu', 5)).toBe(false);
  expect(presses.isNew('edit.undo', 'page', 30)).toBe(true);
  expect(presses.isNew('edit.undo', 'menu', 35)).toBe(false);
});

test('a second undo in a hurry is not dropped', () => {
  const presses = new OnePress();
  expect(presses.isNew('edit.undo', 'page', 0)).toBe(true);
  expect(presses.isNew('edit.undo', 'page', 20)).toBe(true);
});

test('the menu chosen later is a wish of its own', () => {
  const presses = new OnePress();
  expect(presses.isNew('edit.undo', 'page', 0)).toBe(true);
  expect(presses.isNew('edit.undo', 'menu', 400)).toBe(true);
});
