// The story in the real window.

import { after, before, test } from 'node:test';
import { newHome } from '../support/programs.mjs';
import { tell } from '../support/story.mjs';
import { openWindow } from '../support/window.mjs';

let home;
before(async () => {
  home = await newHome();
});
after(() => home.remove());

test('a first visit, in the window', (t) => tell(t, home, (file) => openWindow(home, file ? [file] : [])));
