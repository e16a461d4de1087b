// What is picked in a picture: records that every view selects, or marks of that picture alone.

import type { App } from '../state/app.svelte';
import type { Key } from '../state/keys';

export type Picks = {
  /** What is picked, the first before all. */
  readonly keys: readonly Key[];
  /** What stands for it where the picture lacks it. */
  readonly standing: Key | null;
  choose: (keys: readonly Key[]) => void;
};

export function selectionOf(app: App): Picks {
  return {
    get keys() {
      return app.selection.keys;
    },
    get standing() {
      return app.standing?.places[0]?.key ?? null;
    },
    choose: (keys) => void app.select(keys),
  };
}
