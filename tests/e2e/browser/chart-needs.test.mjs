// The needs of the selected box over the chart: drawn, listed, walked, and on paper.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atSample, SEARCH } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

for (const [language, theme, width, height] of [
  ['en', 'light', 1440, 900],
  ['id', 'dark', 1024, 700],
]) {
  test(`the needs of a box are drawn over the chart and walked, in ${language} and ${theme}`, async (t) => {
    const { page, person } = await atSample(browser, t, {
      language,
      theme,
      viewport: { width, height },
      colorScheme: theme,
    });
    const words =
      language === 'en'
        ? { search: SEARCH, unit: 'Warehouse', of: 'Needs of Andi', shown: 'links shown', two: 'Two-way' }
        : {
            search: 'Cari orang, jabatan, dan unit',
            unit: 'Gudang',
            of: 'Kebutuhan Andi',
            shown: 'hubungan tampil',
            two: 'Dua arah',
          };
    await page.evaluate(() => document.querySelector('[data-picture]').focus());
    await person.presses('Control+j');
    await person.fills('combobox', words.search, words.unit);
    await person.clicks('option', new RegExp(`^${words.unit}( |$)`));
    await person.reads(words.of);
    await person.reads(words.shown);
    // Where there is little room the list is folded.
    if (width < 1200) await person.clicks('button', new RegExp(`^${words.of}`));
    await person.reads(words.two);
    assert.deepEqual(await violations(page), []);
    await person.shows(`chart-needs-${language}-${theme}`);
    const rows = page.locator('section .go');
    const first = await rows.first().textContent();
    await rows.first().focus();
    await person.presses('ArrowDown');
    await person.until(
      'the second row',
      () => document.activeElement.closest('li')?.previousElementSibling !== null,
    );
    await person.shows(`chart-needs-pointed-${language}-${theme}`);
    await person.presses('ArrowUp');
    await person.presses('Enter');
    await person.until(
      'the needs of the other',
      (before) => {
        const row = document.querySelector('section .go');
        return row !== null && row.textContent !== before;
      },
      first,
    );
    await person.shows(`chart-needs-walked-${language}-${theme}`);
    await person.presses('Control+j');
    await person.noLongerReads(words.of);
  });
}

test('a curve says between whom it runs, and opens both sides by pointer and by keys', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.fills('combobox', SEARCH, 'Warehouse');
  await person.clicks('option', /^Warehouse( |$)/);
  await page.locator('[data-picture]').focus();
  await person.presses('Control+j');
  await person.reads('links shown');
  await person.seesPicture();

  // Wherever a curve runs in the open: looked for from left to right, in rows.
  const place = await page.locator('[data-picture]').boundingBox();
  let found = null;
  for (let y = 60; y < place.height - 40 && !found; y += 25) {
    for (let x = 20; x < place.width - 340 && !found; x += 6) {
      await page.mouse.move(place.x + x, place.y + y);
      if ((await page.locator('[data-curve]').count()) > 0) found = [place.x + x, place.y + y];
    }
  }
  assert.ok(found, 'a curve is met');
  const said = await page.locator('[data-curve] b').textContent();
  await person.shows('chart-needs-curve');
  const [, other] = said.split(/ [⇄→←] /);
  await page.mouse.click(...found);
  await person.until(
    'both sides',
    (name) => document.querySelector('[data-inspector] h2')?.textContent.includes(name),
    other,
  );
  await person.reads('gives');
  await person.shows('chart-needs-pair');
  assert.deepEqual(await violations(page), []);

  // The curves stay; the list leads to the same by keys.
  await person.reads('links shown');
  await page.locator('section .go').first().focus();
  await person.presses('ArrowRight');
  await person.until('what opens both sides', () => document.activeElement.matches('.both'));
  await person.presses('Enter');
  await person.until('the keys on the card', () => document.activeElement.matches('[data-inspector]'));
  await person.sees('heading', /Warehouse|Andi/);
});
