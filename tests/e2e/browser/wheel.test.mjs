// The wheel: units on a circle, walked by keys, one selection with the other pictures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart, finds, focusPicture, SEARCH } from '../support/chart.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('units stand on a circle, and who is selected is the same in every picture', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Wheel');
  await person.seesPicture();
  await person.shows('wheel');
  await person.fills('combobox', SEARCH, 'Marketing');
  await person.clicks('option', /^Marketing/);
  await person.sees('heading', 'Marketing');
  await person.shows('wheel-marketing');

  // By keys to a neighbour on the circle and back.
  await focusPicture(page);
  await person.presses('ArrowUp');
  await person.sees('heading', 'Sales');
  await person.until('who is two-way with it to be told', () =>
    [...document.querySelectorAll('[aria-live]')].some((one) =>
      /^Sales, .*two-way with Finance.*, gives to /.test(one.textContent),
    ),
  );
  await person.presses('ArrowDown');
  await person.sees('heading', 'Marketing');

  await person.clicks('radio', 'Matrix');
  await page.locator('[data-matrix]').waitFor();
  await person.sees('heading', 'Marketing');
  await person.clicks('radio', 'Wheel');
  await person.seesPicture();
  assert.deepEqual(await violations(page), []);
});

test('a need is drawn from dot to dot, and begun by keys', async (t) => {
  const { page, person } = await atChart(browser, t);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  await person.clicks('radio', 'Wheel');
  await person.seesPicture();
  // What is marked is the dot and the handle beside it, which stands towards the middle, away from the names.
  const payroll = await finds(person, 'Payroll');
  const dot = await finds(person, 'Marketing');

  const handle = await passes(page, dot, () => {
    return document.querySelector('[data-picture]').style.cursor === 'crosshair';
  });
  assert.ok(handle, 'there is something to draw from');
  await page.mouse.down();
  await page.mouse.move(handle[0] + 20, handle[1] + 20, { steps: 4 });
  await person.reads('Marketing needs something from…');
  const met = await passes(page, payroll, () => {
    return document.body.innerText.includes('Marketing needs something from Payroll');
  });
  assert.ok(met, 'the dot is met');
  await person.shows('wheel-drawn');
  await page.mouse.up();
  await person.sees('dialog', 'Add a need');
  await person.presses('Escape');
  await person.doesNotSee('dialog');

  await focusPicture(page);
  await person.presses('Control+l');
  await person.sees('dialog', 'Add a need');
});

/** Moves the pointer to and fro round a place until something holds; where that was. */
async function passes(page, { x, y, h }, holds) {
  for (let down = -24; down <= h + 24; down += 4) {
    for (let aside = -24; aside <= 48; aside += 4) {
      const place = [x + aside, y + down];
      await page.mouse.move(...place);
      if (await page.evaluate(holds)) return place;
    }
  }
  return null;
}
