// The chart is changed by mouse and by keys: a box is dragged, given up, moved by arrows, renamed in place, copied,
// filled and removed; every step is named, and taken back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { SEARCH, atChart, finds, focusPicture, inside, nothingDone } from '../support/chart.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a box is dragged onto another manager; Escape gives up before that', async (t) => {
  const { page, person } = await atChart(browser, t);
  const manager = await finds(person, 'Hasnah Karim');
  const box = await finds(person, 'Irwan Paturusi');

  await page.mouse.move(...inside(box));
  await page.mouse.down();
  await page.mouse.move(box.x, box.y - 60, { steps: 3 });
  await person.reads('Drop it on a manager or a unit');
  await page.mouse.move(...inside(manager), { steps: 4 });
  await person.reads('Irwan Paturusi: reporting to Hasnah Karim instead of Andi Tenri Abeng');
  assert.deepEqual(await violations(page), [], 'while something is carried');
  await person.presses('Escape');
  await page.mouse.up();
  await person.noLongerReads('instead of');
  await nothingDone(page);

  await page.mouse.move(...inside(box));
  await page.mouse.down();
  await page.mouse.move(...inside(manager), { steps: 4 });
  await person.reads('reporting to Hasnah Karim');
  await page.mouse.up();
  await person.sees('button', 'Undo: Move position “Delivery Planner”');
  await person.until('the new manager in the details', () =>
    /Reports to\s+Hasnah Karim/.test(document.querySelector('aside').innerText),
  );
  await person.presses('Control+z');
  await person.sees('button', 'Redo: Move position “Delivery Planner”');
});

test('where it cannot go the reason is said, and nothing happens', async (t) => {
  const { page, person } = await atChart(browser, t);
  const below = await finds(person, 'Frans Mandosir');
  const box = await finds(person, 'Marthen Rumbiak');
  await page.mouse.move(...inside(box));
  await page.mouse.down();
  await page.mouse.move(...inside(below), { steps: 4 });
  await person.reads('would report to itself');
  await page.mouse.up();
  await nothingDone(page);
});

test('a locked chart is moved, not its boxes', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('checkbox', 'Lock the chart');
  await person.reads('Chart locked');
  const box = await finds(person, 'Irwan Paturusi');
  await page.mouse.move(...inside(box));
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 90, { steps: 4 });
  assert.ok(!(await page.locator('.hint').count()), 'nothing is carried');
  await page.mouse.up();
  await focusPicture(page);
  await person.presses('Alt+ArrowLeft');
  await nothingDone(page);
});

test('by keys alone a box moves, is renamed, copied and removed', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Stock Controller');
  await focusPicture(page);

  await person.presses('Alt+ArrowLeft');
  await person.sees('button', 'Undo: Move position “Stock Controller”');
  await person.presses('F2');
  await person.sees('textbox', 'Title');
  assert.deepEqual(await violations(page), [], 'while a box is renamed');
  await person.fills('textbox', 'Title', 'Stock Manager');
  await person.presses('Enter');
  await person.sees('button', 'Undo: Change position “Stock Controller”');
  await person.sees('heading', 'Stock Manager');

  await person.presses('Control+c');
  await person.reads('people are not copied');
  await person.presses('Control+v');
  await person.sees('button', 'Undo: Copy “Stock Manager” (1)');
  await person.reads('Vacant');

  await person.presses('Delete');
  await person.sees('dialog', 'Remove “Stock Manager”?');
  await person.reads('Removed: Stock Manager');
  assert.deepEqual(await violations(page), [], 'in the question before a removal');
  await person.clicks('button', 'Remove');
  await person.sees('button', 'Undo: Remove position “Stock Manager”');
});

test('the context menu says what can be done, by mouse and by keys', async (t) => {
  const { page, person } = await atChart(browser, t);
  const box = await finds(person, 'Stock Controller');
  await page.mouse.click(...inside(box), { button: 'right' });
  await person.sees('menuitem', /^Rename/);
  assert.deepEqual(await violations(page), [], 'in the context menu');
  await person.presses('Escape');
  await person.doesNotSee('menuitem', /^Rename/);

  await focusPicture(page);
  await person.presses('Shift+F10');
  await person.sees('menuitem', /^Move to…/);
  await person.clicks('menuitem', /^Move to…/);
  await person.sees('dialog', 'Move “Stock Controller”');
  await person.fills('combobox', 'Below whom, or into which unit', 'Zulfikar Chaniago');
  await person.clicks('option', /^Zulfikar Chaniago/);
  await person.reads('unit stays Warehouse');
  await person.clicks('checkbox', "Into the new manager's unit, too");
  await person.reads('unit Marketing instead of Warehouse');
  assert.deepEqual(await violations(page), [], 'in the dialog of a move');
  await person.presses('Enter');
  await person.sees('button', 'Undo: Move position “Stock Controller”');
});

test('the outline has the same menu and the same keys', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Stock Controller');
  await person.clicks('button', 'Outline');
  await person.sees('treeitem', /Stock Controller/);
  await page.getByRole('treeitem', { name: /Stock Controller/ }).focus();
  await person.presses('Alt+ArrowLeft');
  await person.sees('button', 'Undo: Move position “Stock Controller”');
  await page.getByRole('treeitem', { name: /Stock Controller/ }).focus();
  await person.presses('Shift+F10');
  await person.sees('menuitem', /^Add a report…/);
  assert.deepEqual(await violations(page), [], 'in the menu of the outline');
});

test('a vacancy is filled by dropping somebody on it who was found', async (t) => {
  const { page, person } = await atChart(browser, t);
  const vacancy = await finds(person, 'Senior Buyer');
  await person.fills('combobox', SEARCH, 'Nadia Syafitri');
  await person.sees('option', /^Nadia Syafitri/);
  const option = await page
    .getByRole('option', { name: /^Nadia Syafitri/ })
    .first()
    .boundingBox();
  await page.mouse.move(option.x + 40, option.y + 12);
  await page.mouse.down();
  await page.mouse.move(...inside(vacancy), { steps: 6 });
  await person.reads('Nadia Syafitri takes “Senior Buyer”');
  await person.reads('Nadia Syafitri leaves “Recruiter”');
  await page.mouse.up();
  await person.sees('dialog', 'This breaks 1 thing');
  await person.clicks('button', 'Do it anyway');
  await person.sees('button', 'Undo: Put Nadia Syafitri on “Senior Buyer”');
});

test('a box let go of on the ground of a unit moves into it, below its head', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'View options');
  await person.clicks('checkbox', 'Units as bands behind the boxes');
  await person.presses('Escape');
  const tester = await finds(person, 'Eko Purnomo');
  const analyst = await finds(person, 'Hafiz Rangkuti');
  // Above the first box below its lead the ground of quality assurance is free.
  const ground = [tester.x + tester.w * 0.6, tester.y - 12];
  await page.mouse.move(...inside(analyst));
  await page.mouse.down();
  await page.mouse.move(...ground, { steps: 5 });
  await person.reads('unit Quality Assurance instead of Software Development');
  await person.reads('reporting to Cindy Natalia Gozali instead of Wahyu Nugroho');
  await person.shows('drop-on-band');
  await page.mouse.up();
  await person.sees('button', 'Undo: Move position “System Analyst”');
  await person.until('the new unit in the details', () =>
    /Unit\s+Quality Assurance/.test(document.querySelector('aside').innerText),
  );
});

test('boxes are gathered one by one by keys, and what is gathered is said', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Stock Controller');
  await focusPicture(page);
  const says = (text) =>
    person.until(
      `“${text}” said`,
      (wanted) => document.querySelector('.visually-hidden[aria-live]').innerText.includes(wanted),
      text,
    );
  await person.presses('Control+ArrowDown');
  await says('Delivery Planner');
  await says(', not selected');
  await person.sees('heading', 'Stock Controller');
  await person.presses('Control+Space');
  await says('selected, 2 in all');
  await person.shows('gathered');
  assert.deepEqual(await violations(page), [], 'with two gathered');
  await person.presses('Control+ArrowUp');
  await says('Stock Controller');
  await says(', selected');
  await person.presses('Control+Space');
  await says('no longer selected, 1 in all');
  await person.sees('heading', 'Delivery Planner');
  await person.presses('F1');
  await person.reads('Add to the selection, or take from it');
});

test('the keys go on from above what was removed, and from nothing that was taken back', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Stock Controller');
  await focusPicture(page);
  await person.presses('Control+d');
  await person.sees('dialog', /Add a position under/);
  await person.types('Stock Clerk');
  await person.presses('Enter');
  await person.sees('heading', 'Stock Clerk');
  await person.presses('Delete');
  await person.sees('dialog', /Remove “Stock Clerk”/);
  await page.getByRole('button', { name: 'Remove', exact: true }).focus();
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.sees('heading', 'Stock Controller');
  await person.until('the keys on the picture', () => document.activeElement.matches('[data-picture]'));
  await person.presses('Control+c');
  await person.presses('Control+v');
  await person.sees('button', /^Undo: Copy/);
  await person.presses('Control+z');
  await person.sees('button', /^Redo: Copy/);
  await person.reads('Nothing selected');
});

test('rows of the outline are gathered by keys, too, and move together', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Stock Controller');
  await person.clicks('button', 'Outline');
  const row = page.getByRole('treeitem', { name: /Stock Controller/ });
  await row.focus();
  await person.presses('Control+ArrowDown');
  await person.until('the keys on the next row', () =>
    /Delivery Planner/.test(document.activeElement.innerText),
  );
  await person.sees('heading', 'Stock Controller');
  await person.presses('Control+Space');
  await person.until(
    'two rows selected',
    () => document.querySelectorAll('[role=treeitem][aria-selected=true]').length === 2,
  );
  await person.until('it to be said', () =>
    document.querySelector('.visually-hidden[aria-live]').innerText.includes('selected, 2 in all'),
  );
  assert.deepEqual(await violations(page), [], 'with two rows gathered');
  await person.shows('outline-gathered');
  await person.presses('Control+Space');
  await person.until(
    'one row selected',
    () => document.querySelectorAll('[role=treeitem][aria-selected=true]').length === 1,
  );
  await page.getByRole('treeitem', { name: /Delivery Planner/ }).click({ modifiers: ['Control'] });
  await person.presses('Alt+ArrowUp');
  await person.sees('button', 'Undo: Move 2 boxes');
});
