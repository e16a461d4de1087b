// The wheel: units on a circle, walked by keys, one selection with the other pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart, focusPicture, SEARCH } from '../support/chart.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('units stand on a circle, and who is selected is the same in every picture', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Wheel');
  await person.seesPicture();
  await person.shows('wheel');
  await person.fills('combobox', SEARCH, 'Marketing');
  await person.clicks('option', /^Marketing/);
  await person.sees('heading', 'Marketing');
  await person.shows('wheel-marketing');

  // By keys to a neighbour on the circle and back.
  await focusPicture(page);
  await person.presses('ArrowUp');
  await person.sees('heading', 'Sales');
  await person.presses('ArrowDown');
  await person.sees('heading', 'Marketing');

  await person.clicks('radio', 'Matrix');
  await page.locator('[data-matrix]').waitFor();
  await person.sees('heading', 'Marketing');
  await person.clicks('radio', 'Wheel');
  await person.seesPicture();
  assert.deepEqual(await violations(page), []);
});
