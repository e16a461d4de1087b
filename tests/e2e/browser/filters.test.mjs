// What the map leaves out: asked for in one place, kept to by every picture and the list, and said.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atChart } from '../support/chart.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

async function atMap(t) {
  const at = await atChart(browser, t);
  await at.person.clicks('button', 'Map');
  await at.person.seesPicture();
  return at;
}

test('a filter holds in all pictures and the list, says what it hides, and one click clears it', async (t) => {
  const { page, person } = await atMap(t);
  await person.clicks('button', /^Filter/);
  await person.sees('group', 'What the map shows');
  await person.shows('map-filters');
  assert.deepEqual(await violations(page), []);
  await person.clicks('checkbox', /^information/i);
  await person.reads('31 of 43 pairs shown, level teams');
  await person.clicks('checkbox', /^monthly/i);
  await person.reads('19 of 43 pairs shown, level teams');
  await person.presses('Escape');
  await person.doesNotSee('group', 'What the map shows');
  await person.sees('button', /^Filter 2/);

  const shown = '19 of 43 pairs shown, level teams';
  for (const picture of ['Wheel', 'Matrix', 'Flow']) {
    await person.clicks('radio', picture);
    await person.sees('radio', picture);
    await person.reads(shown);
  }
  await person.clicks('button', /^Table/);
  await person.sees('grid', 'Pairs on this map');
  // A row a pair, and the head.
  await page.locator('[role=grid][aria-rowcount="20"]').waitFor();
  await person.shows('map-filtered-list');
  assert.deepEqual(await violations(page), []);

  // One part is lifted by its own button, all of them by one.
  await person.clicks('button', /^Lift “how often: monthly”/);
  await person.reads('31 of 43 pairs shown, level teams');
  await person.clicks('radio', /^One-way/);
  await person.sees('button', /^Lift “only one-way pairs”/);
  await person.clicks('button', 'Show all');
  await person.noLongerReads('pairs shown, level teams');
  await person.sees('button', /^Filter$/);
});

test('by keys alone only strong pairs are left, and the count says so', async (t) => {
  const { page, person } = await atMap(t);
  await page.getByRole('button', { name: /^Filter/ }).focus();
  await person.presses('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('input[type=radio]'));
  await person.presses('Tab');
  await person.types('3');
  await person.presses('Tab');
  await person.sees('button', /^Lift “at least 3 needs between two”/);
  await person.presses('Escape');
  await page.waitForFunction(() => /^Filter/.test(document.activeElement?.textContent?.trim() ?? ''));
});

test('the map keeps to a part of the company, by keys, and says which', async (t) => {
  const { page, person } = await atMap(t);
  await person.clicks('button', /^Filter/);
  await person.sees('group', 'What the map shows');
  await page.getByRole('combobox', { name: 'Only needs in and around' }).focus();
  await person.types('trading');
  await person.sees('option', /^Trading Division/);
  await person.presses('ArrowDown');
  await person.presses('Enter');
  await person.sees('button', /^Lift “in and around Trading Division”/);
  await person.sees('group', 'What the map shows');
  await person.shows('map-filter-branch');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'The whole company');
  await person.doesNotSee('button', /^Lift “in and around/);
});

test('Enter takes who the words name, not who was found for fewer letters of them', async (t) => {
  const { page, person } = await atMap(t);
  await person.clicks('button', /^Filter/);
  await person.sees('group', 'What the map shows');
  // The answer to the last letter is held back until Enter is pressed.
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/\/call\/find/, async (route) => {
    if (route.request().postDataJSON().text === 'mar') await held;
    await route.continue();
  });
  const field = page.getByRole('combobox', { name: 'Only needs in and around' });
  await field.focus();
  await person.types('ma');
  await person.sees('option', /^Mail Room/);
  await person.types('r');
  await person.presses('Enter');
  release();
  await person.sees('button', /^Lift “in and around Marketing”/);
});

for (const language of ['en', 'id']) {
  test(`the bar of every picture is one line beside the details and in a small window, in ${language}`, async (t) => {
    const { page, person } = await atSample(browser, t, { language });
    const words = language === 'en' ? ['Map', 'Flow', 'Focus', 'Wheel', 'Matrix'] : PICTURES;
    await person.clicks('button', words[0]);
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 1024, height: 700 },
    ]) {
      await page.setViewportSize(viewport);
      for (const picture of words.slice(1)) {
        await person.clicks('radio', picture);
        await person.until(
          'one line',
          (name) => {
            const chosen = document.querySelector('[role=radio][aria-checked=true]');
            const line = document.querySelector('[role=group] > .line');
            return chosen?.textContent === name && line !== null && line.clientHeight <= 40;
          },
          picture,
        );
      }
    }
  });
}

const PICTURES = ['Peta', 'Alur', 'Fokus', 'Lingkaran', 'Matriks'];
