// The chart is changed by mouse and by keys: a box is dragged, given up, moved by arrows, renamed in place, copied,
// filled and removed; every step is named, and taken back.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { newHome, requireFromPages } from '../support/programs.mjs';

const AXE = readFileSync(requireFromPages.resolve('axe-core/axe.min.js'), 'utf8');
const SEARCH = 'Search people, positions and units';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a box is dragged onto another manager; Escape gives up before that', async (t) => {
  const { page, person } = await atChart(t);
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
  const { page, person } = await atChart(t);
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
  const { page, person } = await atChart(t);
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
  const { page, person } = await atChart(t);
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
  const { page, person } = await atChart(t);
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
  const { page, person } = await atChart(t);
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
  const { page, person } = await atChart(t);
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
  await person.sees('button', 'Undo: Put Nadia Syafitri on “Senior Buyer”');
});

async function atChart(t) {
  const home = await newHome();
  const { page, address, leave } = await openPage(browser, home);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  await ask(address, 'set_settings', {
    language: 'en',
    theme: 'light',
    who: 'Rina',
    proposedWho: '',
  });
  await page.reload();
  await page.evaluate(AXE);
  const person = personAt(page, leave);
  await person.clicks('button', /^Nusantara Group/);
  await person.seesPicture();
  return { page, person };
}

/** Selects somebody through the search and says where their box stands once the picture is at rest. */
async function finds(person, name) {
  await person.fills('combobox', SEARCH, name);
  await person.sees('option', new RegExp(name));
  await person.presses('Enter');
  await person.doesNotSee('option', /./);
  const at = await person.until(`the box of ${name}`, marked);
  return at;
}

/** Whether there is nothing to take back. */
async function nothingDone(page) {
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  assert.ok(await undo.isDisabled(), 'nothing was done');
}

function focusPicture(page) {
  return page.locator('[data-picture]').focus();
}

/** A point on the box that is neither the person's disc nor near the ends, where places beside it begin. */
function inside({ x, y, w, h }) {
  return [x + w * 0.62, y + h / 2];
}

/** The frame round what is selected, after the overlay has shown it in one place for some frames. */
function marked() {
  const canvas = document.querySelector('[data-picture] canvas.overlay');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const rows = new Map();
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const at = 4 * (y * canvas.width + x);
      const blue = data[at] === 36 && data[at + 1] === 87 && data[at + 2] === 214 && data[at + 3] === 255;
      if (!blue) continue;
      rows.set(y, (rows.get(y) ?? 0) + 1);
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
  }
  // The upper border: as wide as the box, without the handle beside it.
  const wide = Math.max(0, ...rows.values());
  const key = [left, top, right, bottom].join();
  window.markedSince = key === window.marked ? (window.markedSince ?? 0) + 1 : 0;
  window.marked = key;
  if (right < 0 || window.markedSince < 20) return null;
  const page = canvas.getBoundingClientRect();
  const k = canvas.width / page.width;
  return {
    x: page.x + left / k,
    y: page.y + top / k,
    w: wide / k,
    h: (bottom - top) / k,
  };
}

function violations(page) {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} – ${node.failureSummary.replace(/\s+/g, ' ')}`),
    );
  });
}
