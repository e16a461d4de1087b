// Everything by keys alone: from the start screen to the pair card, a need, a confirmation, and back again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { openPage, personAt, startBrowser } from '../support/browser.mjs';
import { FAR, goesTo } from '../support/keys.mjs';
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

test('a need is added, confirmed and taken back without a mouse', async (t) => {
  const { page, leave } = await openPage(browser, home);
  t.after(leave);
  const person = personAt(page, leave);

  await person.sees('heading', 'Simpul');
  await goesTo(person, 'button', /^Nusantara Group/);
  await person.presses('Enter');
  await person.seesPicture();

  // The picture walks by arrows and tells where it stands.
  await goesTo(person, 'application');
  await person.presses('ArrowDown');
  await person.until(
    'the first box to be told',
    () => document.querySelector('[aria-live]').textContent !== '',
  );
  const first = await person.run(() => document.querySelector('[aria-live]').textContent);
  await person.presses('ArrowDown');
  await person.until(
    'the next box to be told',
    (first) => ![first, ''].includes(document.querySelector('[aria-live]').textContent),
    first,
  );

  await person.presses('Control+2');
  await person.presses('Control+t');
  await goesTo(person, 'radio', /^All/);
  await person.presses('ArrowRight');
  await person.sees('button', 'Show all');
  await person.until('only two-way pairs', () =>
    [...document.querySelectorAll('[role=row]')].every((row) => !row.innerText.includes('One-way')),
  );
  await goesTo(person, 'row', /./);
  for (let left = FAR; left > 0; left--) {
    if (await person.run(() => /Marketing\s+Warehouse/.test(document.activeElement.innerText))) break;
    const before = await person.run(() => document.activeElement.innerText);
    await person.presses('ArrowDown');
    await person.until('the next row', (before) => document.activeElement.innerText !== before, before);
  }
  await person.sees('heading', /^Marketing gives Warehouse/);

  await goesTo(person, 'button', 'Add what is given');
  await person.presses('Enter');
  await person.sees('dialog', 'Add a need');
  await goesTo(person, 'textbox', 'What is needed');
  await person.types('Price list');
  await person.presses('Enter');
  await person.sees('dialog', 'Your name');
  await person.presses('Control+a');
  await person.types('Rina');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.sees('heading', /^Marketing gives Warehouse 3/);
  await person.sees('button', /^Undo: Add need “Price list”/);

  await goesTo(person, 'button', /^Confirm.*Warehouse/);
  await person.presses('Enter');
  await person.sees('button', /^Undo: Confirm need/);

  await person.presses('Control+z');
  await person.sees('button', /^Undo: Add need “Price list”/);
  await person.presses('Control+z');
  await person.sees('heading', /^Marketing gives Warehouse 2/);
});

test('a need is written as its sentence by keys alone', async (t) => {
  const { page, leave } = await openPage(browser, home);
  t.after(leave);
  const person = personAt(page, leave);
  await person.sees('heading', 'Simpul');
  await goesTo(person, 'button', /^Nusantara Group/);
  await person.presses('Enter');
  await person.seesPicture();

  await person.presses('Control+Shift+n');
  await person.sees('dialog', 'Add a need');
  // The list under the field is walked by arrows; Tab goes on to the next word of the sentence.
  await person.types('wareh');
  await person.sees('option', /^Warehouse/);
  await person.presses('Enter');
  await person.presses('Tab');
  await person.types('Promotion plan');
  await person.presses('Tab');
  await person.types('Marketing');
  await person.sees('option', /^Marketing/);
  await person.presses('Tab');
  await goesTo(person, 'textbox', 'Due');
  await person.types('Monday 10:00');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.sees('button', /^Undo: Add need “Promotion plan”/);

  await person.presses('Control+2');
  await person.presses('Control+t');
  await goesTo(person, 'row', /./);
  for (let left = FAR; left > 0; left--) {
    if (await person.run(() => /Marketing\s+Warehouse/.test(document.activeElement.innerText))) break;
    const before = await person.run(() => document.activeElement.innerText);
    await person.presses('ArrowDown');
    await person.until('the next row', (before) => document.activeElement.innerText !== before, before);
  }
  await person.presses('Enter');
  await person.until('the details in focus', () => document.activeElement.matches('[data-inspector]'));
  await person.sees('heading', /^Marketing gives Warehouse 3/);
  await goesTo(person, 'button', /^Promotion plan/i);
  await person.presses('Enter');
  await person.sees('heading', /^Warehouse needs promotion plan from Marketing/i);
  // Its history, with who and when.
  await goesTo(person, 'button', 'What became of it');
  await person.presses('Enter');
  await person.until('who added it', () =>
    [...document.querySelectorAll('[data-inspector] ol li')].some((line) =>
      /new|added/i.test(line.innerText),
    ),
  );
  assert.deepEqual(await violations(page), []);
  await person.shows('need-history');
  await goesTo(person, 'button', 'Back to what was selected before');
  await person.presses('Enter');
  await person.sees('heading', /^Marketing gives Warehouse 3/);
});

test('who was found by keys is under them, on the picture, in the outline and beside a table', async (t) => {
  const { page, leave } = await openPage(browser, home);
  t.after(leave);
  const person = personAt(page, leave);
  await person.sees('heading', 'Simpul');
  await goesTo(person, 'button', /^Nusantara Group/);
  await person.presses('Enter');
  await person.seesPicture();
  const finds = async (name) => {
    await person.presses('Control+k');
    await person.types(name);
    await person.until(
      `${name} marked`,
      (name) => document.querySelector('[role=option][aria-selected=true]')?.innerText.startsWith(name),
      name,
    );
    await person.presses('Enter');
  };
  const holds = (what, selector) =>
    person.until(what, (selector) => document.activeElement.matches(selector), selector);

  await finds('Hasnah Karim');
  await holds('the keys on the picture', '[data-picture]');
  await person.sees('heading', 'Stock Controller');
  await person.presses('Shift+F10');
  await person.sees('menuitem', /^Rename/);
  await person.presses('Escape');
  await person.presses('Control+t');
  await person.sees('treeitem', /Stock Controller/);
  await finds('Irwan Paturusi');
  await person.until('the keys on the row', () => /Delivery Planner/.test(document.activeElement.innerText));
  await person.presses('Control+3');
  await person.sees('row', /Nusantara Group/);
  await finds('Hasnah Karim');
  await holds('the keys on the details', '[data-inspector]');
});
