// Figures for HR: from a number to its table, to its boxes on the chart and back, by mouse and by keys alone.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { ROOT, newHome } from '../support/programs.mjs';

const REAL = path.join(ROOT, 'tests', 'fixtures', 'real', 'adventureworks-hr');

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a figure leads to its table, its table to the chart, and the chart back', async (t) => {
  const { page, person } = await atAdventureWorks(t);
  await person.clicks('button', 'Figures');
  await person.clicks('button', /with many direct reports/);
  await person.sees('row', /^Peter J\. Krebs/);
  await person.reads('6 rows');
  await person.shows('figures-wide');
  await person.clicks('button', 'Show on the chart');
  await person.seesPicture();
  await person.reads('More than 10 direct reports');
  await person.reads('6 boxes');
  await person.reads('6 selected');
  await person.clicks('button', 'Next one');
  await person.noLongerReads('6 selected');
  await person.clicks('button', 'Outline');
  await person.sees('treeitem', /marked/);
  await person.clicks('button', 'Back to the figures');
  await person.reads('6 rows');
  assert.deepEqual(await violations(page), []);
});

test('what is usual here is set in place and can be taken back', async (t) => {
  const { person } = await atAdventureWorks(t);
  await person.presses('Control+3');
  await person.clicks('button', /^47 ?managers/);
  await person.sees('button', '8 managers with 5 direct reports');
  await person.fills('spinbutton', 'to', '12');
  await person.presses('Enter');
  await person.sees('button', /^2 ?with many direct reports/);
  await person.clicks('button', /^Undo: /);
  await person.sees('button', /^6 ?with many direct reports/);
  await person.clicks('button', '1 manager with 21–24 direct reports');
  await person.reads('1 row');
  await person.sees('row', /^Peter J\. Krebs/);
});

test('the table is sorted, filtered and walked through by keys', async (t) => {
  const { page, person } = await atAdventureWorks(t);
  await person.presses('Control+3');
  await person.sees('row', /^Adventure Works Cycles/);
  await person.clicks('button', /^People$/);
  await person.until('a sorted column', () => document.querySelector('[aria-sort=descending]') !== null);
  await person.clicks('textbox', 'Filter the table');
  await person.types('production');
  await person.reads('2 of 23 rows');
  await page.locator('[role=row][tabindex="0"]').focus();
  await person.presses('ArrowDown');
  await person.presses(' ');
  await person.sees('heading', 'Production Control');
  await person.shows('figures-units');
  assert.deepEqual(await violations(page), []);
  await person.presses('Control+e');
  await person.sees('dialog');
  await person.reads('2 rows, sorted and filtered');
});

async function atAdventureWorks(t) {
  const home = await newHome();
  const { page, address, leave } = await openPage(browser, home);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  const files = ['units', 'people'].map((role) => ({
    role,
    path: path.join(REAL, `${role}.csv`),
  }));
  await ask(address, 'import_files', {
    files,
    out: path.join(home.folder, 'aw.simpul'),
  });
  await ask(address, 'set_settings', {
    language: 'en',
    theme: 'light',
    who: 'Rina',
  });
  await page.reload();
  const person = personAt(page, leave);
  await person.seesPicture();
  return { page, person };
}
