// The matrix of needs by pointer and by keys: read, walked, opened, put in order, folded.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart, SEARCH } from '../support/chart.mjs';

/** Sides of the matrix at its first scale. */
const [CELL, HEADING] = [24, 212];

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('who gives to whom is read row by column, by pointer and by keys', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Matrix');
  const matrix = page.locator('[data-matrix="23"]');
  await matrix.waitFor();
  await person.seesPicture();
  await person.reads('Row gives to column');
  await person.shows('matrix-tree');

  // Marketing is the fourth row, the warehouse the sixth column: a two-way pair.
  const box = await matrix.boundingBox();
  const at = (row, column) => [
    box.x + (column < 0 ? 100 : HEADING + (column + 0.5) * CELL),
    box.y + (row < 0 ? 100 : HEADING + (row + 0.5) * CELL),
  ];
  await page.mouse.move(...at(3, 5));
  await person.reads('Marketing gives 2 to Warehouse, two-way with 1 back');
  await person.shows('matrix-pointed');
  await page.mouse.move(...at(5, 3));
  await person.reads('Warehouse gives 1 to Marketing, two-way with 2 back');
  await page.mouse.click(...at(5, 3));
  await person.reads('each is the other’s internal customer');
  await person.shows('matrix-pair');
  await page.mouse.click(...at(3, -1));
  await person.sees('heading', 'Marketing');

  // By keys, from where the pointer left them: to the cell of the warehouse, and its card.
  await page.mouse.move(5, 5);
  await person.presses('ArrowRight');
  await person.reads('Marketing gives nothing to Nusantara Group');
  await person.presses('Control+ArrowRight');
  await person.reads('Marketing gives 2 to Warehouse, two-way with 1 back');
  await person.presses('Enter');
  await person.reads('each is the other’s internal customer');
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-inspector'));
  assert.deepEqual(await violations(page), []);
});

test('a unit folds, another order moves rows, and the selection stays', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Matrix');
  await page.locator('[data-matrix="23"]').waitFor();
  await page.locator('[data-matrix]').focus();
  await person.presses('ArrowDown');
  await person.reads('Nusantara Group, row 1 of 23');
  await person.presses('ArrowDown');
  await person.reads('Trading Division, row 2 of 23');
  await person.presses(' ');
  await page.locator('[data-matrix="19"]').waitFor();
  await person.reads('Trading Division, row 2 of 19');
  await person.until(
    'that it is said',
    said,
    'Trading Division, row 2 of 19, gives to 4, gets from 6, folded',
  );
  await person.clicks('button', /^Show the level as it is/);
  await page.locator('[data-matrix="23"]').waitFor();

  await person.fills('combobox', SEARCH, 'Marketing');
  await person.clicks('option', /^Marketing/);
  await person.sees('heading', 'Marketing');
  await page.locator('[data-matrix]').focus();
  await person.presses('ArrowDown');
  await person.presses('ArrowDown');
  await person.reads('Marketing, row 4 of 23');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Suppliers first');
  await person.until('what runs back', () => /\d+ needs? runs? back/.test(document.body.innerText));
  await person.shows('matrix-partition');
  // The keys stay with the row they stood on; it stands elsewhere now.
  await page.locator('[data-matrix]').focus();
  await person.until('the row that moved', () =>
    /Marketing, row (?!4 )\d+ of 23/.test(document.body.innerText),
  );
  await page.getByRole('combobox', { name: 'Order' }).selectOption('By working together');
  await person.shows('matrix-clusters');
  await person.clicks('button', 'Table');
  await person.sees('row', /Warehouse/);
  assert.deepEqual(await violations(page), []);
});

const said = (words) =>
  [...document.querySelectorAll('[aria-live]')].some((one) => one.textContent === words);
