// What a change of the chart would break is said while a box is carried, and asked about before anything is done.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart, finds, focusPicture, inside, nothingDone } from '../support/chart.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a box carried into another unit says what breaks, and is asked about when it is let go', async (t) => {
  const { page, person } = await atChart(browser, t);
  const analyst = await finds(person, 'Hafiz Rangkuti');
  const lead = await finds(person, 'Cindy Natalia Gozali');

  const carries = async () => {
    await page.mouse.move(...inside(lead));
    await page.mouse.down();
    await page.mouse.move(lead.x, lead.y - 40, { steps: 3 });
    await page.keyboard.down('Shift');
    await page.mouse.move(...inside(analyst), { steps: 4 });
    await person.reads('unit Software Development instead of Quality Assurance');
    await person.reads('1 pair changes: Software Development – Quality Assurance');
    await person.reads('1 topic loses its owner: error in an application');
  };
  const letsGo = async () => {
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await person.sees('dialog', 'This breaks 2 things');
  };

  await carries();
  assert.deepEqual(await violations(page), [], 'while something is carried that breaks something');
  await letsGo();
  await person.reads('now one unit: Software Development');
  await person.reads('nobody sits there any more');
  assert.deepEqual(await violations(page), [], 'in the question');
  await person.clicks('button', 'Cancel');
  await person.doesNotSee('dialog', /./);
  await nothingDone(page);

  await carries();
  await letsGo();
  await person.clicks('button', 'Move anyway');
  await person.sees('button', 'Undo: Move position “Quality Assurance Lead”');
});

test('what breaks nothing is done without a question', async (t) => {
  const { page, person } = await atChart(browser, t);
  const manager = await finds(person, 'Hasnah Karim');
  const box = await finds(person, 'Irwan Paturusi');
  await page.mouse.move(...inside(box));
  await page.mouse.down();
  await page.mouse.move(...inside(manager), { steps: 4 });
  await person.reads('reporting to Hasnah Karim');
  await page.mouse.up();
  await person.sees('button', 'Undo: Move position “Delivery Planner”');
});

test('by keys and menus the same is asked', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Hasnah Karim');
  await focusPicture(page);

  await person.presses('Shift+F10');
  await person.clicks('menuitem', /^Make vacant/);
  await person.sees('dialog', 'This breaks 6 things');
  await person.reads('the seat of Hasnah Karim is vacant');
  await person.presses('Escape');
  await nothingDone(page);

  await focusPicture(page);
  await person.presses('Delete');
  await person.sees('dialog', 'Remove “Stock Controller”?');
  await person.reads('Hasnah Karim is no longer there to ask');
  assert.deepEqual(await violations(page), [], 'in the question before a removal');
  await person.clicks('button', 'Remove anyway');
  await person.sees('button', 'Undo: Remove position “Stock Controller”');
});

test('the dialog of a move lists what breaks before it moves', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Cindy Natalia Gozali');
  await focusPicture(page);
  await person.presses('Control+Shift+m');
  await person.fills('combobox', 'Below whom, or into which unit', 'Wahyu Nugroho');
  await person.clicks('option', /^Wahyu Nugroho/);
  await person.sees('button', 'Move');
  await person.clicks('checkbox', "Into the new manager's unit, too");
  await person.reads('now one unit: Software Development');
  assert.deepEqual(await violations(page), [], 'in the dialog of a move that breaks something');
  await person.clicks('button', 'Move anyway');
  await person.sees('button', 'Undo: Move position “Quality Assurance Lead”');
});

test('in the details and in the dialog of a holder the same is asked', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Cindy Natalia Gozali');
  await person.clicks('button', 'Change: Unit');
  await person.fills('combobox', 'Unit', 'Software Development');
  await person.clicks('option', /^Software Development/);
  await person.sees('dialog', /^This breaks/);
  await person.reads('now one unit: Software Development');
  assert.deepEqual(await violations(page), [], 'over the details');
  await person.clicks('button', 'Cancel');
  await person.doesNotSee('dialog', /./);
  await nothingDone(page);

  await finds(person, 'Irwan Paturusi');
  await person.clicks('button', 'Change share and dates of Irwan Paturusi');
  await person.sees('dialog', /Irwan Paturusi/);
  // They leave on the day they came, long ago.
  await page.getByLabel('Until').fill(await page.getByLabel('From').inputValue());
  await person.clicks('button', 'Save');
  await person.sees('dialog', 'This breaks 1 thing');
  assert.deepEqual(await violations(page), [], 'over the dialog of a holder');
  await person.clicks('button', 'Do it anyway');
  await person.sees('button', /^Undo: /);
  await person.doesNotSee('dialog', /./);
});
