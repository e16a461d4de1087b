// Ways to look at the map, kept by name: saved, opened, replaced, called otherwise, given up, taken back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart } from '../support/chart.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('what is looked at is saved under a name and comes back as it was', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Matrix');
  await page.locator('[data-matrix]').waitFor();
  await person.clicks('radio', /^One-way/);
  await person.sees('button', /^Lift “only one-way pairs”/);
  await person.clicks('button', 'Views');
  await person.reads('No view is saved yet.');
  await person.fills('textbox', 'Save what you see now as', 'Open questions');
  await person.presses('Enter');
  await person.sees('button', 'Rename “Open questions”');
  await person.shows('map-views');
  assert.deepEqual(await violations(page), []);
  await person.presses('Escape');

  await person.clicks('button', 'Show all');
  await person.noLongerReads('pairs shown, level');
  await person.clicks('radio', 'Flow');
  await person.seesPicture();
  await person.clicks('button', 'Views');
  await person.clicks('button', 'Open questions');
  await page.locator('[data-matrix]').waitFor();
  await person.sees('button', /^Lift “only one-way pairs”/);
  await person.reads('View “Open questions” opened');

  // Another name, by keys; then it is given up, and taken back.
  await person.clicks('button', 'Views');
  await person.clicks('button', 'Rename “Open questions”');
  await person.fills('textbox', 'New name of “Open questions”', 'Questions');
  await person.presses('Enter');
  await person.sees('button', 'Delete “Questions”');
  await person.fills('textbox', 'Save what you see now as', 'questions');
  await person.sees('button', 'Replace');
  await person.clicks('button', 'Delete “Questions”');
  await person.reads('No view is saved yet.');
  await person.presses('Escape');
  // The keys went on to the field, so Escape is heard.
  await person.doesNotSee('group', 'Saved views of the map');
  await person.presses('Control+z');
  await person.clicks('button', 'Views');
  await person.sees('button', 'Questions');
});
