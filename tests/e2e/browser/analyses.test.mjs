// A reviewer goes through the questions about the exchange by keys alone: figures, tables, what stands behind a row,
// the map, and a table taken along.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atSample, goTo } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('every question has its figure, and a row leads to its pairs and needs by keys alone', async (t) => {
  const { page, person } = await atAnalyses(t);
  await answered(page);
  await person.sees('button', /^How much is two-way\? 31%\s+12 of 39 pairs/);
  await person.sees('button', /^What waits in circles\? 1 /);
  await person.sees('button', /^Who has nobody outside\? 4 /);
  await person.shows('analyses');
  assert.deepEqual(await violations(page), []);

  // From question to question by arrows, into the table by Tab.
  await question(page, /^How much is two-way/);
  await person.presses('ArrowDown');
  await person.presses('ArrowDown');
  await person.presses('ArrowDown');
  await person.presses('Enter');
  await person.sees('heading', 'What goes round in circles?');
  await person.sees('row', /Finance → Payroll → Human Resources → Finance/);
  await person.reads('it is proven that no fewer can do');
  await person.reads('Needs whose change opens it');
  await person.shows('analyses-circles');
  assert.deepEqual(await violations(page), []);
  await page.locator('[role=row][tabindex="0"]').focus();
  await person.presses('ArrowDown');
  await person.reads('Needs whose change opens two-way pairs');

  await question(page, /^What hangs on one person/);
  await person.presses('Enter');
  await person.sees('row', /^premium rate table/i);
  await page.locator('[role=row][tabindex="0"]').focus();
  await person.presses('Enter');
  await person.sees('button', /^Open the details/);
  await person.until('the card of the seat', () => document.querySelector('aside h2') !== null);
  await person.shows('analyses-source');
  assert.deepEqual(await violations(page), []);
});

test('a pair is opened, seen on the map at the same level, and the way back is kept', async (t) => {
  const { page, person } = await atAnalyses(t);
  await answered(page);
  await person.clicks('radio', /^Pairs/);
  await person.reads('39 rows');
  await person.fills('textbox', 'Filter the table', 'marketing warehouse');
  await person.reads('1 of 39 rows');
  await person.clicks('row', /Marketing/);
  await person.reads('Marketing gives Warehouse');
  await person.reads('Warehouse gives Marketing');
  await person.clicks('button', 'Show on the map');
  await person.seesPicture();
  await person.sees('heading', /Marketing/);
  await person.presses('Control+8');
  await person.sees('heading', 'How much is two-way?');
  await page.getByLabel('Level', { exact: true }).selectOption('1');
  await person.reads('no links yet');
  await person.shows('analyses-nothing');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Map');
  await person.until('the map at the same level', () => /Company/.test(document.body.innerText));
});

test('a table is sorted by keys and taken along as a page', async (t) => {
  const { page, person, home } = await atAnalyses(t);
  await answered(page);
  await person.clicks('button', /^Who has many suppliers/);
  await person.sees('row', /^Payroll/);
  await page.getByRole('button', { name: /^Customers/ }).focus();
  await person.presses('Enter');
  await person.until('a sorted column', () => document.querySelector('[aria-sort=descending]') !== null);
  const report = path.join(home.folder, 'fan.html');
  await person.presses('Control+e');
  await person.sees('dialog');
  await person.clicks('radio', 'Page (HTML)');
  await person.shows('analyses-export');
  await person.willSaveAt(report);
  await person.clicks('button', 'Save…');
  await person.doesNotSee('dialog');
  const written = readFileSync(report, 'utf8');
  assert.match(written, /Who has many suppliers or customers\?/);
  assert.match(written, /<th scope="col" class="n">Suppliers<\/th>/);
});

for (const [theme, viewport] of [
  ['dark', { width: 1024, height: 700 }],
  ['light', { width: 1024, height: 700 }],
  ['dark', { width: 1440, height: 900 }],
]) {
  test(`in Indonesian, ${theme}, ${viewport.width} wide, nothing is cut`, async (t) => {
    const { page, person } = await atAnalyses(t, { language: 'id', theme, viewport });
    await answered(page);
    await person.sees('button', /^Seberapa banyak yang dua arah\?/);
    await person.shows(`analyses-id-${theme}-${viewport.width}`);
    await person.clicks('button', /^Di mana bagan dan pekerjaan/);
    await person.sees('row', /^Claims|^Klaim/);
    await person.shows(`analyses-id-elsewhere-${theme}-${viewport.width}`);
    assert.deepEqual(await violations(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    assert.ok(wide, 'no sideways scrolling');
  });
}

/** Brings the keys to a question. */
async function question(page, name) {
  await page.getByRole('navigation').getByRole('button', { name }).focus();
}

/** Waits until every question is answered; the one about whoever is chosen has no answer before. */
async function answered(page) {
  const all = () => document.querySelectorAll('nav li button b').length >= 11;
  await page.waitForFunction(all, null, { timeout: 60_000 });
}

async function atAnalyses(t, options) {
  const at = await atSample(browser, t, options);
  await at.person.presses('Control+8');
  await at.person.sees('row', /./);
  return at;
}

test('what stops if somebody stops is asked from a card, and of somebody else by keys', async (t) => {
  const { page, person } = await atSample(browser, t);
  await goTo(person, 'Warehouse');
  await person.clicks('button', 'What stops if this stops?');
  await person.sees('heading', 'What stops if somebody stops?');
  await person.reads('For certain:');
  await person.clicks('radio', 'List');
  await person.sees('row', /current stock by brand and type/i);
  await person.shows('analyses-stops');
  assert.deepEqual(await violations(page), []);
  await person.fills('combobox', 'Who stops: a unit, position or person', 'Mail Room');
  await person.sees('option', /^Mail Room/);
  await person.presses('Enter');
  await person.sees('row', /incoming mail and parcels/i);
});
