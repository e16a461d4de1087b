// Reading the chart: how it is laid out, what stands on its cards, what its colours mean, and one branch of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { violations } from '../support/axe.mjs';
import { atChart, finds, standsAt } from '../support/chart.mjs';
import { newHome } from '../support/programs.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('how a chart is shown is chosen behind one button and remembered on this computer', async (t) => {
  const home = await newHome();
  t.after(() => home.remove());
  const { page, person, leave } = await atSample(home);
  await person.clicks('button', 'View options');
  assert.ok(await page.getByRole('radio', { name: /^Automatic/ }).isChecked());
  await person.reads('Now: Hanging lists');
  await kept(page, () => page.getByRole('radio', { name: /^Indented/ }).check({ force: true }));
  await kept(page, () => page.getByRole('checkbox', { name: 'Units as bands behind the boxes' }).check());
  await kept(page, () => page.getByRole('checkbox', { name: 'Dotted lines' }).uncheck());
  await person.presses('Escape');
  await person.seesPicture();
  await person.shows('chart-indented');
  await leave();

  const later = await atSample(home);
  await later.person.clicks('button', 'View options');
  assert.ok(await later.page.getByRole('radio', { name: /^Indented/ }).isChecked());
  assert.ok(!(await later.page.getByRole('checkbox', { name: 'Dotted lines' }).isChecked()));
  await later.leave();
});

test('lines of the cards and colours are chosen, undone, and say what they mean', async (t) => {
  const home = await newHome();
  const { page, person, leave, address } = await atSample(home);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  const settings = {
    language: 'en',
    theme: 'light',
    who: 'Rina',
    proposedWho: 'rina',
  };
  await ask(address, 'set_settings', settings);
  await page.reload();
  await person.seesPicture();
  await person.clicks('button', 'Cards and colours');
  await page.getByLabel('Add a line…').selectOption({ label: 'Place of work' });
  await person.reads('On the cards, 2 of 6');
  await page.getByLabel('Add a rule…').selectOption({ label: 'Vacancy' });
  await person.reads('The first rule that fits gives a card its colour and letter.');
  await page.getByLabel('Add a rule…').selectOption({ label: 'Unit' });
  await person.presses('Escape');
  const legend = page.getByRole('region', { name: 'What the colours mean' });
  // Each rule is a step of its own; the last one is there with its letter.
  await legend.locator('li i').nth(2).waitFor();
  await person.shows('chart-legend');
  const letters = await legend.locator('li i').allInnerTexts();
  assert.deepEqual(letters.slice(0, 3), ['A', 'B', 'C']);
  for (let step = 0; step < 3; step++) {
    await person.clicks('button', /^Undo/);
    await person.reads('Undone');
  }
  await legend.waitFor({ state: 'hidden' });
});

test('units have colours by what they are, with letters in the legend and on the bands', async (t) => {
  const { page, person } = await atChart(browser, t);
  await page.getByRole('radio', { name: 'Units' }).click();
  await person.reads('units shown');
  await person.clicks('button', 'Cards and colours');
  await page.getByLabel('Add a rule…').selectOption({ label: 'Kind of unit' });
  await person.reads('Units go by what they are themselves');
  await page.getByLabel('Add a rule…').selectOption({ label: 'People in the unit' });
  await page.getByLabel('People in the unit: When').waitFor();
  assert.deepEqual(await violations(page), [], 'with rules for units');
  await person.presses('Escape');
  const legend = page.getByRole('region', { name: 'What the colours mean' });
  await legend.getByText('department', { exact: true }).waitFor();
  await person.shows('units-coloured');
  await page.getByRole('radio', { name: 'Positions' }).click();
  await person.reads('positions shown');
  await person.clicks('button', 'View options');
  await person.clicks('checkbox', 'Units as bands behind the boxes');
  await person.presses('Escape');
  await person.seesPicture();
  await person.shows('bands-coloured');
});

test('what is selected stays in sight however the chart is laid out', async (t) => {
  const { page, person } = await atChart(browser, t);
  await finds(person, 'Hafiz Rangkuti');
  for (const layout of [/^Side by side/, /^Indented/]) {
    await person.clicks('button', 'View options');
    await kept(page, () => page.getByRole('radio', { name: layout }).check({ force: true }));
    await person.presses('Escape');
    const { w, h } = await standsAt(person, 'Hafiz Rangkuti');
    assert.ok(w > 90 && h > 20, `${layout}: all of the box, not ${w} × ${h}`);
  }
  await page.getByRole('radio', { name: 'Units' }).click();
  await person.reads('units shown');
  await page.getByRole('radio', { name: 'Positions' }).click();
  await person.reads('positions shown');
  await standsAt(person, 'Hafiz Rangkuti');
});

test('a branch is looked at alone and the path leads back', async (t) => {
  const home = await newHome();
  const { page, person, leave } = await atSample(home);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  await person.fills('combobox', 'Search people, positions and units', 'Andi Tenri Abeng');
  await person.clicks('option', /^Andi Tenri Abeng/);
  await person.clicks('button', /only this branch/i);
  const path = page.getByRole('navigation', {
    name: 'Where this branch belongs',
  });
  assert.match(await path.innerText(), /Bambang Wicaksono\s+Hendra Gunawan Lim\s+Andi Tenri Abeng/);
  await path.getByRole('button', { name: 'Hendra Gunawan Lim' }).click();
  await person.until('the path to end higher up', () => {
    const here = document.querySelector('nav [aria-current=location]');
    return here?.textContent === 'Hendra Gunawan Lim';
  });
  await path.getByRole('button', { name: 'Whole chart' }).click();
  await person.reads('95 of 95 positions shown');
  await person.presses('Control+Shift+b');
  await path.getByText('Andi Tenri Abeng').waitFor();
  await person.presses('Control+Shift+b');
  await path.waitFor({ state: 'detached' });
});

test('a chart of people has a box for each', async (t) => {
  const home = await newHome();
  const { page, person, leave } = await atSample(home);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  await page.getByRole('radio', { name: 'People' }).click();
  await person.reads('90 of 90 people shown');
  await person.reads('5 vacancies');
  await person.shows('chart-people');
  await page.locator('[data-picture]').focus();
  await person.presses('ArrowDown');
  await person.sees('heading', 'Bambang Wicaksono');
  await person.presses('Shift+F10');
  await person.sees('menuitem', /^Post “President Director”: show it under “Positions”/);
  await person.presses('Enter');
  await person.reads('positions shown');
  await person.sees('heading', 'President Director');
});

async function atSample(home) {
  const { page, leave, address } = await openPage(browser, home);
  const person = personAt(page, leave);
  await person.clicks('button', /^Nusantara/);
  await person.seesPicture();
  return { page, person, leave, address };
}

/** A choice, and that it is kept on this computer. */
async function kept(page, chooses) {
  const answer = page.waitForResponse((response) => response.url().endsWith('/call/set_settings'));
  await chooses();
  await answer;
}
