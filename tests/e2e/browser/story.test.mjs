// The story in a browser, so that it also holds where no window system is.

import { after, before, test } from 'node:test';
import { startBrowser, visit } from '../support/browser.mjs';
import { newHome } from '../support/programs.mjs';
import { tell } from '../support/story.mjs';

let browser;
let home;
before(async () => {
  [browser, home] = await Promise.all([startBrowser(), newHome()]);
});
after(async () => {
  await browser.close();
  await home.remove();
});

test('a first visit, in a browser', (t) => tell(t, home, (file) => visit(browser, home, { file })));
