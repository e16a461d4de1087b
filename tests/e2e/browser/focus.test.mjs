// The map around one unit: who serves it, whom it serves, its partners; a click walks on.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart, finds, focusPicture } from '../support/chart.mjs';

/** The height of a card, and the gap to the next step, in world units. */
const CARD = 56;
const STEP = 96;

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a unit stands in the middle, and a click walks on', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Focus');
  await person.reads('further away');
  await finds(person, 'Marketing');
  await person.clicks('button', 'Table');
  await person.until('only pairs of marketing', only, 'Marketing');
  const few = await page.getByRole('row').count();

  // As far as two steps there is more to be seen.
  await page.getByRole('combobox', { name: 'How far' }).selectOption('2');
  await person.until('more pairs', (few) => document.querySelectorAll('[role=row]').length > few, few);
  await page.getByRole('combobox', { name: 'How far' }).selectOption('1');
  await person.clicks('button', 'Picture');
  await person.seesPicture();

  // By keys: to the partner above, and into the middle.
  await person.shows('focus-marketing');
  await focusPicture(page);
  await person.presses('ArrowUp');
  await person.sees('heading', 'Warehouse');
  await person.presses('Enter');
  await person.clicks('button', 'Table');
  await person.until('only pairs of the warehouse', only, 'Warehouse');
  await person.clicks('button', 'Picture');
  await person.seesPicture();

  // The customer at the right is clicked.
  const middle = await finds(person, 'Marketing');
  const scale = middle.h / CARD;
  await page.mouse.click(middle.x + middle.w + (STEP + CARD) * scale, middle.y + middle.h / 2);
  await person.sees('heading', 'Payroll');
  await person.clicks('button', 'Table');
  await person.until('only pairs of payroll', only, 'Payroll');
  assert.deepEqual(await violations(page), []);
});

/** Whether every row below the head of the table is about this unit. */
function only(name) {
  const rows = [...document.querySelectorAll('[role=row]')].slice(1);
  return rows.length > 0 && rows.every((row) => row.innerText.includes(name));
}
