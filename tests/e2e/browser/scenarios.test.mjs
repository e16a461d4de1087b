// Somebody in HR plans a merger beside the organisation, sees what it breaks, takes it over, and looks back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

for (const theme of ['light', 'dark']) {
  test(`a merger is planned, weighed and taken over, in ${theme}`, async (t) => {
    const { person, page, address } = await atSample(browser, t, { theme });

    await person.clicks('button', /^Now/);
    await person.clicks('button', 'New scenario…');
    await person.sees('dialog', 'New scenario…');
    await person.types('Merge marketing and the warehouse');
    await person.presses('Enter');
    await person.doesNotSee('dialog');
    await person.reads('Scenario: Merge marketing and the warehouse');

    const [marketing, warehouse] = [await keyOf(address, 'Marketing'), await keyOf(address, 'Warehouse')];
    const below = { how: 'moveTo', to: warehouse };
    await ask(address, 'edit', { type: 'removeUnit', unit: marketing, below });
    await page.reload();
    await person.seesPicture();
    await person.reads('1 change');
    await person.shows(`scenario-chart-${theme}`);
    assert.deepEqual(await violations(page), []);

    await person.clicks('button', 'Compare and take over…');
    await person.reads('now one unit: Warehouse');
    await person.reads('goes to Warehouse, who has not agreed yet');
    await person.sees('checkbox', /^Choose Unit Marketing/);
    await person.shows(`compare-list-${theme}`);
    assert.deepEqual(await violations(page), []);
    await person.clicks('radio', 'Picture');
    await person.seesPicture();
    await person.shows(`compare-picture-${theme}`);
    assert.deepEqual(await violations(page), []);

    await person.clicks('button', 'Take over all');
    await person.reads('Nothing is different');
    await person.sees('button', /^Undo: Take over “Merge marketing and the warehouse”/);
    await person.presses('Control+z');
    await person.sees('button', 'Take over all');

    await person.clicks('radio', 'Past');
    await person.sees('button', /^Look at it/);
    await person.shows(`past-${theme}`);
    assert.deepEqual(await violations(page), []);
    await person.clicks('radio', 'Scenarios');
    await person.sees('button', /^Open.Merge/);
    await person.shows(`scenarios-${theme}`);
    assert.deepEqual(await violations(page), []);
    await person.clicks('button', /^Delete….Merge/);
    await person.clicks('button', 'Delete…');
    await person.reads('No scenarios yet');
  });
}

test('what no longer applies is settled one by one, by keys, and taken back', async (t) => {
  const { person, page, address } = await atSample(browser, t);
  const [marketing, warehouse] = [await keyOf(address, 'Marketing'), await keyOf(address, 'Warehouse')];
  const renames = async (names) => {
    for (const [unit, name] of names) await ask(address, 'edit', { type: 'setUnit', unit, name });
  };
  const { shown } = await ask(address, 'add_scenario', { name: 'Names' });
  await renames([
    [warehouse, 'Gudang'],
    [marketing, 'Pemasaran'],
  ]);
  await ask(address, 'show', { type: 'now' });
  await renames([
    [warehouse, 'Depot'],
    [marketing, 'Promotion'],
  ]);
  await ask(address, 'show', { type: 'scenario', id: shown.id });
  await page.reload();
  await person.seesPicture();
  const nameOf = async (key) => (await ask(address, 'inspect', { key, map: null })).name;

  await person.clicks('button', '2 no longer apply');
  await person.reads('was “Warehouse”, the scenario made it “Gudang”, now it is “Depot”');
  await person.shows('scenario-lost');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', /^Use the scenario's value for Gudang/);
  await person.noLongerReads('Gudang”, now it is “Depot”');
  assert.equal(await nameOf(warehouse), 'Gudang');
  await person.until('the next one under the keys', () =>
    /^Use the scenario.s value for Pemasaran/.test(document.activeElement.ariaLabel ?? ''),
  );
  await person.presses('Tab');
  await person.presses('Enter');
  await person.reads('Everything in the scenario applies.');
  assert.deepEqual(await violations(page), []);
  await person.until('OK under the keys', () => document.activeElement.innerText === 'OK');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  assert.equal(await nameOf(marketing), 'Promotion');

  await person.clicks('button', 'Undo: Keep the present value of “Pemasaran”');
  await person.sees('button', '1 no longer applies');
  await person.clicks('button', "Undo: Scenario's value for “Gudang”");
  await person.sees('button', '2 no longer apply');
  assert.equal(await nameOf(warehouse), 'Depot');
});

test('the past is gone through by keys, and nothing can be changed there', async (t) => {
  const { person, page, address } = await atSample(browser, t);
  const warehouse = await keyOf(address, 'Warehouse');
  for (const name of ['Gudang', 'Gudang Pusat'])
    await ask(address, 'edit', { type: 'setUnit', unit: warehouse, name });
  await page.reload();
  await person.seesPicture();
  await person.presses('Control+h');
  await person.clicks('button', /^Look at it/, 1);
  await person.reads('read only');
  await person.seesPicture();
  await person.until('the slider', () => document.querySelector('input[type=range]'));
  const unit = async () => (await ask(address, 'inspect', { key: warehouse, map: null })).name;
  assert.equal(await unit(), 'Gudang');
  await person.run(() => document.querySelector('input[type=range]').focus());
  const shown = page.waitForResponse((response) => response.url().endsWith('/call/show'));
  await person.presses('ArrowLeft');
  await shown;
  await person.until('the first moment', () => document.querySelector('input[type=range]').value === '0');
  await person.until('its words', () => /opened/.test(document.querySelector('.slider').innerText));
  await person.shows('past-banner');
  await person.until(
    'no undo',
    () =>
      ![...document.querySelectorAll('button')].some((b) => /^Undo/.test(b.ariaLabel ?? '') && !b.disabled),
  );
  assert.equal(await unit(), 'Warehouse');
  await person.clicks('button', 'Back to now');
  await person.noLongerReads('read only');
  assert.equal(await unit(), 'Gudang Pusat');

  await person.presses('Control+h');
  await person.clicks('button', 'Name…', 1);
  await person.types('Before the second name');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.reads('Before the second name');
  await person.clicks('button', 'Compare with now', 1);
  await person.reads('Gudang Pusat');
  await person.shows('compare-version');
});

test('at 1024 × 700, in Indonesian, nothing is cut', async (t) => {
  const { person, page, address } = await atSample(browser, t, {
    language: 'id',
    viewport: { width: 1024, height: 700 },
  });
  await ask(address, 'add_scenario', {
    name: 'Gabungkan pemasaran dan gudang di bawah satu direktur',
  });
  const find = async (name) => keyOf(address, name);
  const [marketing, warehouse] = [await find('Pemasaran'), await find('Gudang')];
  await ask(address, 'edit', {
    type: 'removeUnit',
    unit: marketing,
    below: { how: 'moveTo', to: warehouse },
  });
  await page.reload();
  await person.seesPicture();
  await person.shows('small-scenario');
  assert.deepEqual(await cut(page), []);
  await person.clicks('button', 'Bandingkan dan terapkan…');
  await person.reads('kini satu unit');
  await person.shows('small-compare');
  assert.deepEqual(await cut(page), []);
  assert.deepEqual(await violations(page), []);
  for (const tab of ['Masa lalu', 'Skenario']) {
    await person.clicks('radio', tab);
    await person.shows(`small-${tab}`);
    assert.deepEqual(await cut(page), []);
    assert.deepEqual(await violations(page), []);
  }
});

async function keyOf(address, name) {
  const { hits } = await ask(address, 'find', {
    text: name,
    limit: 50,
    kinds: ['unit'],
  });
  return hits.find((hit) => hit.title === name).key;
}

/** Buttons, fields and headings that stick out of the window. */
function cut(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    const out = [...document.querySelectorAll('button, input, select, h1, h2, h3')].filter((element) => {
      const box = element.getBoundingClientRect();
      const seen =
        element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden');
      return seen && box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1);
    });
    return [...wide, ...out.map((element) => element.outerHTML.slice(0, 90))];
  });
}
