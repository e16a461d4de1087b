// A need is drawn on the map from box to box: given up, begun by a drop, begun by keys, and taken back.

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

test('a need is drawn from box to box; Escape gives up before that', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Focus');
  await person.reads('further away');
  const middle = await finds(person, 'Marketing');
  // The frame is as wide as the box without its round corners.
  const handle = [middle.x + middle.w + 18, middle.y + middle.h];
  const right = [middle.x + middle.w + (STEP / CARD) * middle.h + 40, middle.y + middle.h / 2];

  await page.mouse.move(...handle);
  await page.mouse.down();
  await page.mouse.move(handle[0] + 30, handle[1] + 60, { steps: 4 });
  await person.reads('Marketing needs something from…');
  await person.presses('Escape');
  await person.noLongerReads('Marketing needs something from…');
  await page.mouse.up();

  await page.mouse.move(...handle);
  await page.mouse.down();
  await page.mouse.move(...right, { steps: 8 });
  await person.reads('Drop it here to say what');
  const said = await page.locator('.hint b').textContent();
  await person.shows('link-drawn');
  await page.mouse.up();
  await person.sees('dialog', 'Add a need');
  await person.until('the focus on what', () => document.activeElement.ariaLabel === 'What is needed');
  const sides = () =>
    page.locator('dialog [role=combobox]').evaluateAll((fields) => fields.map((field) => field.value));
  const [customer, supplier] = await sides();
  assert.equal(said, `${customer} needs something from ${supplier}`);
  assert.deepEqual(await violations(page), []);
  await person.shows('link-dropped');
  await person.clicks('button', 'Turn round');
  assert.deepEqual(await sides(), [supplier, customer]);
  await person.clicks('button', 'Turn round');
  assert.deepEqual(await sides(), [customer, supplier]);
  await person.clicks('textbox', 'What is needed');
  await person.types('window display plan');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.sees('button', 'Undo: Add need “window display plan”');
  await focusPicture(page);
  await person.presses('Control+z');
  await person.sees('button', /^Redo: Add need/);
});

test('the same by keys and in the menu', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await finds(person, 'Marketing');
  await focusPicture(page);
  await person.presses('Shift+F10');
  await person.sees('menuitem', /^Needs something from…/);
  assert.deepEqual(await violations(page), []);
  await person.presses('Escape');
  await person.doesNotSee('menuitem', /^Needs something from…/);
  await focusPicture(page);
  await person.presses('Control+l');
  await person.sees('dialog', 'Add a need');
  await person.until('the focus on from whom', () => document.activeElement.ariaLabel === 'From whom');
  await person.types('Payroll');
  await person.clicks('option', /^Payroll/);
  await person.fills('textbox', 'What is needed', 'bonus figures');
  await person.clicks('button', 'Add');
  await person.doesNotSee('dialog');
  await person.sees('button', 'Undo: Add need “bonus figures”');
});
