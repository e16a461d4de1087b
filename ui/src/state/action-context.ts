// The list of actions, handed down the window.

import { getContext, setContext } from 'svelte';
import type { Action } from './actions';

const NAME = Symbol('actions');

export function provideActions(actions: readonly Action[]): void {
  setContext(NAME, actions);
}

/** The action of an id; asking for one that is not in the list is a mistake in the window's code. */
export function useAction(id: string): Action {
  const found = getContext<readonly Action[]>(NAME).find((action) => action.id === id);
  if (!found) throw new Error(`no action is called ${id}`);
  return found;
}

export function useActions(): readonly Action[] {
  return getContext<readonly Action[]>(NAME);
}
