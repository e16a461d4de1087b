// A reviewer's whole path without a mouse, with nothing on it that assistive technology cannot read: the four pictures
// and the chart, who is two-way, a question answered, an analysis and what stands behind it, the queue, the report.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { openPage, personAt, startBrowser } from '../support/browser.mjs';
import { goesTo } from '../support/keys.mjs';
import { newHome } from '../support/programs.mjs';

let browser;
let home;
before(async () => {
  [browser, home] = await Promise.all([startBrowser(), newHome()]);
});
after(async () => {
  await browser.close();
  await home.remove();
});

test('a reviewer goes from the start screen to the report by keys alone', async (t) => {
  const { page, leave } = await openPage(browser, home);
  t.after(leave);
  const person = personAt(page, leave);
  const silent = async (where) => assert.deepEqual(await violations(page), [], where);

  await person.sees('heading', 'Simpul');
  await goesTo(person, 'button', /^Nusantara Group/);
  await person.presses('Enter');
  await person.seesPicture();
  await silent('chart');

  // Two-way alone, in each of the pictures.
  await person.presses('Control+2');
  await person.seesPicture();
  await silent('flow');
  await goesTo(person, 'radio', /^All/);
  await person.presses('ArrowRight');
  await person.sees('button', /^Lift “only two-way pairs”/);
  await person.reads('13 of 43 pairs shown, level teams');
  await goesTo(person, 'radio', 'Flow');
  for (const picture of ['Focus', 'Wheel', 'Matrix']) {
    await person.presses('ArrowRight');
    await person.until(
      picture,
      (name) =>
        document.activeElement.getAttribute('aria-checked') !== 'false' &&
        document.activeElement.textContent.trim() === name,
      picture,
    );
    await person.seesPicture();
    await person.sees('button', /^Lift “only two-way pairs”/);
    await silent(picture);
  }

  // A two-way pair by its cell, with both promises side by side.
  await goesTo(person, 'application');
  await person.presses('ArrowDown');
  await walksTo(person, 'ArrowDown', /^Marketing, row/);
  await person.presses('Control+ArrowRight');
  await person.reads('Marketing gives 2 to Warehouse, two-way with 1 back');
  await person.presses('Enter');
  await person.sees('heading', /^Marketing gives Warehouse 2/);
  await person.sees('heading', /^Warehouse gives Marketing 1/);
  await silent('the card of a two-way pair');

  // One-way: nothing is needed back, said with a name.
  await goesTo(person, 'radio', /^Two-way/);
  await person.presses('ArrowRight');
  await person.sees('button', /^Lift “only one-way pairs”/);
  await goesTo(person, 'radio', 'Matrix');
  for (const picture of ['Wheel', 'Focus', 'Flow']) {
    await person.presses('ArrowLeft');
    await person.until(picture, (name) => document.activeElement.textContent.trim() === name, picture);
  }
  await person.seesPicture();
  await person.presses('Control+t');
  await goesTo(person, 'row', /./);
  await person.presses('Enter');
  await person.until('the keys on the card', () => document.activeElement.matches('[data-inspector]'));
  await silent('the card of a one-way pair');
  await goesTo(person, 'button', /^Yes, nothing is needed back/);
  await person.presses('Enter');
  await person.sees('dialog', 'Your name');
  await person.presses('Control+a');
  await person.types('Rina');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.reads('Answered by Rina');

  // An analysis, a row of it, and its way back to the map.
  await person.presses('Control+8');
  await goesTo(person, 'button', /^What goes round in circles/);
  await person.presses('Enter');
  await person.sees('heading', /^What goes round in circles/);
  await goesTo(person, 'row', /./);
  await person.presses('Enter');
  await person.sees('heading', /^Behind/);
  await silent('an analysis');
  await goesTo(person, 'button', /on the map/);
  await person.presses('Enter');
  await person.seesPicture();
  await silent('what an analysis shows on the map');

  // What stops, as a picture.
  await person.presses('Control+8');
  await goesTo(person, 'button', /^What stops if somebody stops/);
  await person.presses('Enter');
  await goesTo(person, 'combobox', /^Who stops/);
  await person.types('Data Entry');
  await person.sees('option', /^Data Entry/);
  await person.presses('Enter');
  await person.reads('boxes shown');
  await person.seesPicture();
  await goesTo(person, 'application');
  await person.presses('ArrowRight');
  await person.presses('ArrowRight');
  await person.presses('ArrowDown');
  await person.presses('Enter');
  await person.until('the keys on what stands behind it', () => document.activeElement.matches('.behind'));
  await silent('the picture of what stops');

  // The queue, a decision, the report.
  await person.presses('Control+7');
  await goesTo(person, 'option', /3 needs wait for each other/);
  await silent('the queue');
  await person.presses('4');
  await person.sees('textbox', /^Why it is no problem/);
  await person.types('The forecast of last week serves as a start');
  await person.presses('Enter');
  await person.until('one more decided', () => /\b2 of \d+ decided/.test(document.body.innerText));
  const report = path.join(home.folder, 'report.html');
  await person.presses('Control+e');
  await person.sees('dialog');
  await silent('the export of the report');
  await person.willSaveAt(report);
  await goesTo(person, 'button', 'Save…');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  const written = readFileSync(report, 'utf8');
  assert.ok(written.includes('The forecast of last week serves as a start') && written.includes('Rina'));
});

/** Presses an arrow until what is told of the picture fits. */
async function walksTo(person, arrow, told) {
  const said = () => [...document.querySelectorAll('[aria-live]')].map((one) => one.textContent);
  for (let left = 40; left > 0; left--) {
    const now = await person.run(said);
    if (now.some((text) => told.test(text))) return;
    await person.presses(arrow);
    await person.until(
      'the next one to be told',
      (before) =>
        [...document.querySelectorAll('[aria-live]')].some((one, at) => one.textContent !== before[at]),
      now,
    );
  }
  assert.fail(`nothing told fits ${told}`);
}
