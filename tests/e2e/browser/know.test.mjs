// People to know: the list for the first weeks, from a card, by keys, in both languages, light and dark, and on paper.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { startBrowser } from '../support/browser.mjs';
import { atSample, goTo } from '../support/sample.mjs';
import { wordsIn } from '../support/words.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('the list is reached from a card, and saved as a page', async (t) => {
  const { page, person, home } = await atSample(browser, t);
  await goTo(person, 'Marketing');
  await person.sees('heading', 'Marketing');
  await person.clicks('button', 'People to know: a list for the first weeks');
  await person.sees('heading', 'People to know: Marketing');
  await person.sees('heading', 'In your own line');
  await person.sees('heading', 'Every day');
  await person.reads('Hasnah Karim');
  await person.reads('Current stock by brand and type');
  await person.shows('know-en-light');
  assert.deepEqual(await violations(page), []);

  const saved = path.join(home.folder, 'list.html');
  await person.willSaveAt(saved);
  await person.presses('Control+e');
  await person.reads('list.html');
  assert.match(await readFile(saved, 'utf8'), /<h1>People to know: Marketing<\/h1>/);
});

test('by keys alone somebody else is chosen, and what changes shows at once', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.sees('heading', 'Who do I ask?');
  await person.clicks('button', 'People to know: a list for the first weeks');
  await person.sees('heading', 'People to know');
  await person.shows('know-begin-en-light');
  assert.deepEqual(await violations(page), []);
  await person.until('the field in focus', () => document.activeElement.matches('[role=combobox]'));
  await person.types('Sukarti');
  await person.sees('option', /^Sukarti/);
  await person.presses('Enter');
  await person.sees('heading', 'People to know: Sukarti');
  await person.reads('Petrus Wenda');
  await person.shows('know-position-en-light');
  await person.clicks('button', 'Who do I ask?');
  await person.sees('heading', 'Who do I ask?');
});

test('the list stands in Indonesian, in the dark, on a small screen', async (t) => {
  const look = { language: 'id', theme: 'dark', viewport: { width: 1024, height: 700 } };
  const { page, person } = await atSample(browser, t, look);
  const words = wordsIn('id');
  await person.presses('Control+5');
  await person.sees('heading', words('ask.title'));
  await person.clicks('button', words('know.open'));
  await person.sees('heading', words('know.title'));
  await person.until('the field in focus', () => document.activeElement.matches('[role=combobox]'));
  await person.types('Gudang');
  await person.sees('option', /^Gudang/);
  await person.presses('Enter');
  await person.sees('heading', words('know.titleOf', { name: 'Gudang' }));
  await person.sees('heading', words('know.near'));
  await person.shows('know-id-dark-small');
  assert.deepEqual(await violations(page), []);
});
