// What stops, wave by wave: a picture walked by keys, with the needs behind every box and number, saved as it is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atSample, SEARCH } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const WORDS = {
  en: {
    search: SEARCH,
    unit: 'Data Entry',
    ask: 'What stops if this stops?',
    heading: 'What stops if somebody stops?',
    wave: /Wave 1, 3 needs for certain/,
    shown: 'boxes shown',
    behind: 'Goes without, because of',
    line: 'Needs that stop',
    choose: 'Choose a box, a line or a heading to see its needs.',
  },
  id: {
    search: 'Cari orang, jabatan, dan unit',
    unit: 'Entri Data',
    ask: 'Apa yang berhenti bila ini berhenti?',
    heading: 'Apa yang berhenti bila seseorang berhenti?',
    wave: /Gelombang 1, 3 kebutuhan pasti/,
    shown: 'kotak tampil',
    behind: 'Tidak terlayani karena',
    line: 'Kebutuhan yang berhenti',
    choose: 'Pilih kotak, garis, atau judul untuk melihat kebutuhannya.',
  },
};

for (const [language, theme, width, height] of [
  ['en', 'light', 1440, 900],
  ['id', 'dark', 1024, 700],
]) {
  test(`waves are walked by keys and lead to their needs, in ${language} and ${theme}`, async (t) => {
    const look = { viewport: { width, height }, colorScheme: theme };
    const { page, person, home } = await atSample(browser, t, { language, theme, ...look });
    const words = WORDS[language];
    await person.fills('combobox', words.search, words.unit);
    await person.clicks('option', new RegExp(`^${words.unit}( |$)`));
    await person.clicks('button', words.ask);
    await person.sees('heading', words.heading);
    await person.reads(words.shown);
    await person.reads(words.choose);
    await person.seesPicture();
    await person.shows(`waves-${language}-${theme}`);
    assert.deepEqual(await violations(page), []);

    // From the first heading to the next, and down to the first box of its wave.
    await page.locator('[data-picture]').focus();
    await person.presses('ArrowRight');
    await person.presses('ArrowRight');
    const spoken = () => page.locator('[aria-live]').allInnerTexts();
    await person.until(
      'the heading of the first wave',
      (pattern) => {
        const said = [...document.querySelectorAll('[aria-live]')].map((element) => element.textContent);
        return said.some((text) => new RegExp(pattern).test(text));
      },
      words.wave.source,
    );
    assert.ok((await spoken()).length > 0);
    await person.presses('ArrowDown');
    await person.reads(words.behind);
    await person.shows(`waves-box-${language}-${theme}`);
    assert.deepEqual(await violations(page), []);
    await person.presses('Enter');
    await person.until('the keys on what stands behind it', () => document.activeElement.matches('.behind'));
    // From the box to a line of it, by keys: the line has a name and needs of its own.
    const lines = page.locator('.behind .joined button');
    const other = await lines.first().evaluate((button) => button.firstChild.textContent.trim());
    await lines.first().focus();
    await person.presses('Enter');
    await person.sees('heading', new RegExp(`${other} →|→ ${other}`));
    await person.reads(words.line);
    await person.until('the keys on what stands behind it', () => document.activeElement.matches('.behind'));
    await person.shows(`waves-line-${language}-${theme}`);
    assert.deepEqual(await violations(page), []);
    await person.presses('Escape');
    await person.noLongerReads(words.line);
    await person.until('the keys on the picture', () => document.activeElement.matches('[data-picture]'));

    const picture = path.join(home.folder, 'waves.svg');
    await person.presses('Control+e');
    await person.sees('dialog');
    await person.clicks('radio', 'SVG');
    await person.willSaveAt(picture);
    await page.locator('dialog button[type=submit]').click();
    await person.doesNotSee('dialog');
    const written = readFileSync(picture, 'utf8');
    assert.match(written, /<svg/);
    assert.ok(written.includes(words.unit));
  });
}
