// The map around one unit: who serves it, whom it serves, its partners; a click walks on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openPage, personAt, startBrowser } from '../support/browser.mjs';
import { newHome, requireFromPages } from '../support/programs.mjs';

const AXE = readFileSync(requireFromPages.resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a unit stands in the middle, and a click walks on', async (t) => {
  const { page, person } = await atSample(t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Focus');
  await person.reads('further away');
  await find(person, 'Marketing');
  await person.clicks('button', 'Table');
  await person.until('only pairs of marketing', only, 'Marketing');
  const few = await page.getByRole('row').count();

  // As far as two steps there is more to be seen.
  await page.getByRole('combobox', { name: 'How far' }).selectOption('2');
  await person.until('more pairs', (few) => document.querySelectorAll('[role=row]').length > few, few);
  await page.getByRole('combobox', { name: 'How far' }).selectOption('1');
  await person.clicks('button', 'Picture');
  await person.seesPicture();
  await person.shows('focus-marketing');

  // The partner above is clicked and takes the middle.
  await find(person, 'Warehouse');
  await person.sees('heading', 'Warehouse');
  await person.clicks('button', 'Table');
  await person.until('only pairs of the warehouse', only, 'Warehouse');
  await page.evaluate(AXE);
  const broken = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id }) => id);
  });
  assert.deepEqual(broken, []);
});

/** Whether every row below the head of the table is about this unit. */
function only(name) {
  const rows = [...document.querySelectorAll('[role=row]')].slice(1);
  return rows.length > 0 && rows.every((row) => row.innerText.includes(name));
}

async function find(person, name) {
  await person.fills('combobox', 'Search people, positions and units', name);
  await person.clicks('option', new RegExp(`^${name} `));
}

async function atSample(t, options) {
  const home = await newHome();
  const { page, leave } = await openPage(browser, home, options);
  const person = personAt(page, leave);
  t.after(async () => {
    await person.leaves();
    await home.remove();
  });
  await person.clicks('button', /^Nusantara Group/);
  await person.seesPicture();
  return { page, person };
}
