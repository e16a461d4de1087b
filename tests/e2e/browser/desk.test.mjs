// What stands round the pictures: who acts, who holds what, files that are gone, files that can only be read,
// the line at the foot, and what comes into sight.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { ask, startBrowser } from '../support/browser.mjs';
import { wordsIn } from '../support/words.mjs';
import { atSample, atStart, goTo } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('who acts may be said to be one of the organisation, and is kept on this computer', async (t) => {
  const { person, page, address } = await atSample(browser, t, { who: null });
  await person.clicks('button', 'Menu');
  await person.clicks('menuitem', /^Your name/);
  await person.fills('combobox', /^Who you are in Nusantara/, 'Andi Tenri');
  await person.clicks('option', /^Andi Tenri Abeng/);
  await person.until('the name of whoever was chosen', () =>
    [...document.querySelectorAll('dialog input')].every((field) => field.value === 'Andi Tenri Abeng'),
  );
  await person.shows('your-name');
  await person.clicks('button', 'OK');
  await person.doesNotSee('dialog');
  assert.equal((await ask(address, 'me', {})).person.name, 'Andi Tenri Abeng');
  await page.reload();
  await person.clicks('button', 'Menu');
  await person.clicks('menuitem', /^Show my place/);
  await person.sees('heading', 'Head of Warehouse');
});

test('share, acting and dates of somebody’s assignment are changed in one step', async (t) => {
  const { person } = await atSample(browser, t);
  await goTo(person, 'Andi Tenri Abeng');
  await person.clicks('button', 'Change share and dates of Andi Tenri Abeng');
  await person.sees('dialog', 'Andi Tenri Abeng as “Head of Warehouse”');
  await person.fills('spinbutton', 'Share in %', '60');
  await person.clicks('checkbox', 'Acting');
  await person.shows('assignment-changed');
  await person.clicks('button', 'Save');
  await person.doesNotSee('dialog');
  await person.reads('acting, 60%');
  await person.sees('button', 'Undo: Change assignment to “Head of Warehouse”');
  await person.clicks('button', 'Undo: Change assignment to “Head of Warehouse”');
  await person.noLongerReads('acting, 60%');
});

test('a recent file that is gone is said to be, and taken off the list when asked', async (t) => {
  const { person, page, home, address } = await atStart(browser, t);
  const paths = ['Toko Maju', 'Toko Lama'].map((name) => [name, `${home.folder}/${name}.simpul`]);
  for (const [name, path] of paths) await ask(address, 'new_file', { path, name });
  await ask(address, 'close_file', {});
  await rm(paths[0][1]);
  await page.reload();
  await person.reads(`No longer in ${home.folder}`);
  await person.shows('recent-gone');
  await person.clicks('button', 'Take Toko Maju off the list');
  await person.noLongerReads('Toko Maju');

  // Gone after the list was made.
  await rm(paths[1][1]);
  await person.clicks('button', /^Toko Lama/);
  await person.reads('is not there. It may have been moved or renamed.');
  await person.clicks('button', 'Take off the list');
  await person.reads('Files you open or make will be listed here.');
});

test('a file that can only be read offers nothing that would change it', async (t) => {
  const { person, page, address, home } = await atSample(browser, t);
  const path = `${home.folder}/kept.simpul`;
  await ask(address, 'save_copy', { path });
  await ask(address, 'open', { path, readOnly: true });
  await page.reload();
  await person.reads('for reading only');
  const offers = () =>
    page.evaluate(() => {
      const changing =
        /^(add|remove|change|fill|take|confirm|empty|undo|redo|withdraw|import|new need|nothing is|something)|\b(add a|add somebody)\b/i;
      const name = (element) => (element.ariaLabel || element.innerText || '').trim();
      const named = [...document.querySelectorAll('button, [role=menuitem]')].map(name);
      const fields = [...document.querySelectorAll('[data-inspector] :is(input, textarea, select)')];
      return [...named.filter((name) => changing.test(name)), ...fields.map((field) => field.outerHTML)];
    });
  const nothing = async (place) => {
    await person.shows(`reading-${place}`);
    assert.deepEqual(await offers(), [], place);
  };
  await person.sees('heading', 'Who do I ask?');
  await nothing('question first');
  await person.presses('Control+1');
  await person.seesPicture();
  await nothing('chart');
  await goTo(person, 'Head of Warehouse');
  await person.sees('heading', 'Held by');
  await nothing('position');
  await person.presses('Control+2');
  await person.seesPicture();
  await goTo(person, 'Warehouse');
  await person.sees('button', 'Unfold on the map');
  await nothing('unit');
  await person.presses('Control+t');
  await person.clicks('radio', /^One-way/);
  await person.doesNotSee('row', /Two-way/);
  await person.clicks('row', /^Claims\s+Payroll/);
  await person.reads('Nobody has answered this yet.');
  await nothing('question');
  await person.clicks('radio', /^Two-way/);
  await person.doesNotSee('row', /One-way/);
  await person.clicks('row', /Marketing\s+Warehouse|Warehouse\s+Marketing/);
  await person.sees('heading', /^Marketing gives Warehouse/);
  await nothing('pair');
  await person.clicks('button', 'Menu');
  await person.sees('menuitem', /^Find/);
  await nothing('menu');
  await person.presses('Escape');
  await person.presses('Control+Shift+n');
  await person.presses('Control+i');
  await person.presses('Delete');
  await person.doesNotSee('dialog');
});

for (const language of ['en', 'id']) {
  test(`the line at the foot is never cut in the middle of its words, ${language}`, async (t) => {
    const words = wordsIn(language);
    const { person, page } = await atSample(browser, t, {
      language,
      viewport: { width: 1024, height: 700 },
    });
    for (const keys of ['Control+1', 'Control+2']) {
      await person.presses(keys);
      await person.seesPicture();
      for (const width of [1440, 1024, 820]) {
        await page.setViewportSize({ width, height: 700 });
        const line = await page.evaluate(() => {
          const foot = document.querySelector('footer [role=status]');
          const box = foot.getBoundingClientRect();
          const parts = [...foot.children].map((part) => {
            const { top, right } = part.getBoundingClientRect();
            const seen = top < box.bottom - 1;
            return {
              words: part.innerText,
              seen,
              cut: seen && (right > box.right + 0.5 || part.scrollWidth > part.clientWidth),
            };
          });
          return { parts, whole: foot.title };
        });
        assert.ok(line.parts[0].seen && line.parts.length > 1, JSON.stringify(line));
        assert.deepEqual(
          line.parts.filter((part) => part.cut),
          [],
          `${width}`,
        );
        assert.equal(line.whole, line.parts.map((part) => part.words).join(' · '));
        if (width > 1000) assert.ok(line.parts[keys === 'Control+1' ? 1 : 3].seen, JSON.stringify(line));
      }
      await person.shows(`status-${keys}-${language}`);
    }
    await person.sees('button', words('window.fit'));
  });
}

test('what a unit unfolds into comes into sight', async (t) => {
  const { person } = await atSample(browser, t, { reducedMotion: 'reduce' });
  await person.presses('Control+2');
  await person.seesPicture();
  await goTo(person, 'Marketing');
  const zoom = () => Number(document.querySelector('footer output').innerText.replace(/\D/g, ''));
  for (let times = 0; times < 9; times++) await person.presses('Control+=');
  await person.until('a near look', `() => (${zoom})() >= 300`);
  await person.clicks('button', 'Unfold on the map');
  await person.until('the parts together', `() => (${zoom})() < 200`);
  await person.seesPicture();
  await person.shows('unfolded');
});
