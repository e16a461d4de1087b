import { expect, test } from 'vitest';
import type { Action } from '../state/actions';
import { shortMenu } from './short-menu';

const IDS = ['add', '-', 'paste', '-', 'move', 'up', 'down', '-', 'remove'];
const BESIDE = [{ label: 'arrange.menu.step', ids: ['up', 'down'] }] as const;

/** The menu in words, with some of it not possible. */
function menu(...not: string[]): string[] {
  const action = (id: string): Action => ({
    id,
    label: () => id,
    keys: null,
    enabled: () => !not.includes(id),
    run: () => undefined,
  });
  const entries = shortMenu(IDS, IDS.map(action), BESIDE);
  return entries.map((entry) => {
    if (entry.kind === 'line') return entry.action.id;
    return entry.kind === 'rule' ? '-' : `(${entry.actions.map(({ id }) => id).join(' ')})`;
  });
}

test('what belongs together stands beside the menu', () => {
  expect(menu()).toEqual(['add', '-', 'paste', '-', 'move', '(up down)', '-', 'remove']);
});

test('what cannot be done is left out, and no rule stands alone', () => {
  expect(menu('paste')).toEqual(['add', '-', 'move', '(up down)', '-', 'remove']);
  expect(menu('add', 'paste', 'remove')).toEqual(['move', '(up down)']);
  expect(menu('paste', 'move', 'up', 'down', 'remove')).toEqual(['add']);
});

test('one that is left of a group stands for itself', () => {
  expect(menu('up')).toEqual(['add', '-', 'paste', '-', 'move', 'down', '-', 'remove']);
  expect(menu('up', 'down')).toEqual(['add', '-', 'paste', '-', 'move', '-', 'remove']);
});
