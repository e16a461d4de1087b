// Whom to ask is kept true: old words fade and are given anew, ways that reach nobody come to HR, by keys alone.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const MAIL = 'sukarti@nusantara.example';

/** The answer to a question, from the page that asks. */
async function asks(person, question, title) {
  await person.presses('Control+5');
  await person.sees('combobox', 'What is it about?');
  await person.fills('combobox', 'What is it about?', question);
  await person.sees('heading', title);
}

/** Two years later, with the same file. */
async function later(t, { address, home }, look = {}) {
  const file = path.join(home.folder, 'later.simpul');
  await ask(address, 'save_copy', { path: file });
  const at = await openPage(browser, home, { file, clock: '2028-11-22T09:00:00Z', ...look });
  t.after(at.leave);
  return { ...at, person: personAt(at.page, at.leave) };
}

test('a word is given by one press, fades with time and is given anew from the card or the review', async (t) => {
  const at = await atSample(browser, t);
  await asks(at.person, 'mail sorting', 'Mail sorting');
  await at.person.reads('Nobody has confirmed this yet.');
  await at.person.clicks('button', 'I confirm that this is right');
  await at.person.reads('Confirmed by Rina on 22 Nov 2026');
  await at.person.doesNotSee('button', 'I confirm that this is right');

  const { page, person } = await later(t, at);
  await person.seesPicture();
  await asks(person, 'mail sorting', 'Mail sorting');
  await person.reads('Last confirmed by Rina on 22 Nov 2026. It may no longer be right.');
  await person.shows('true-old-card');
  assert.deepEqual(await violations(page), []);

  await person.presses('Control+7');
  await person.sees('radio', /^To decide/);
  await page.getByLabel('Kind', { exact: true }).selectOption('out-of-date');
  await person.sees('heading', /last confirmed long ago$/);
  await person.shows('true-review-old');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'It is still right');
  await person.noLongerReads('last confirmed long ago');
  await person.sees('button', /^Undo: Confirm topic/);
});

test('who reaches nobody says so, and HR puts the address right by keys', async (t) => {
  const { page, person } = await atSample(browser, t);
  await asks(person, 'mail sorting', 'Mail sorting');
  await person.clicks('button', `Did not reach anybody: ${MAIL}`);
  await person.reads("Noted. It stands in HR's review now.");
  await person.shows('true-reported');
  assert.deepEqual(await violations(page), []);

  await person.presses('Control+7');
  await person.sees('radio', /^To decide/);
  await page.getByLabel('Kind', { exact: true }).selectOption('unreached');
  await person.sees('heading', `Nobody was reached at ${MAIL} (Sukarti)`);
  await person.shows('true-review-unreached');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Change how to reach them…');
  await person.sees('dialog', 'How to reach Sukarti');
  await person.clicks('button', 'Add a way');
  await person.until('the new address', () => document.activeElement.matches('[data-address]'));
  await person.types('post@nusantara.example');
  await person.presses('Tab');
  await person.presses('Tab');
  await person.presses('Tab');
  await person.types('Mo-Fr 08:00-12:00');
  await person.shows('true-ways');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.sees('button', /^Undo: Change the ways to reach Sukarti/);
  await asks(person, 'mail sorting', 'Mail sorting');
  await person.reads('post@nusantara.example');
});

test('a topic gets ways of its own with hours, and the words of a question', async (t) => {
  const { page, person } = await atSample(browser, t);
  await asks(person, 'mail sorting', 'Mail sorting');
  await person.clicks('button', 'Change this topic…');
  await person.sees('dialog', 'Change the topic');
  await person.sees('button', 'Add a way');
  await person.clicks('button', 'Add a way');
  await person.until('the new address', () => document.activeElement.matches('[data-address]'));
  await person.types('post@nusantara.example');
  await person.fills('textbox', 'Hours: post@nusantara.example', 'whenever');
  await person.reads('Kept as words');
  await person.fills('textbox', 'Hours: post@nusantara.example', 'Sen-Jum 08.00-12.00');
  await person.noLongerReads('Kept as words');
  await person.shows('true-topic-ways');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Save');
  await person.doesNotSee('dialog');
  await person.reads('for this topic');

  await person.fills('combobox', 'What is it about?', 'zebra crossing');
  await person.reads('Nobody is recorded for “zebra crossing”.');
  await person.clicks('button', 'Ask HR to find an owner');
  await person.sees('textbox', 'The question');
  await person.presses('Enter');
  await person.reads("The question stands in HR's review now.");
  await person.presses('Control+7');
  await person.sees('radio', /^To decide/);
  await page.getByLabel('Kind', { exact: true }).selectOption('unanswered');
  await person.clicks('button', 'Add words to a topic…');
  await person.sees('dialog', 'Add words to a topic');
  await person.until('the picker', () => document.activeElement.matches('[role=combobox]'));
  await person.types('mail sorting');
  await person.sees('option', /^mail sorting/i);
  await person.presses('Enter');
  await person.shows('true-add-words');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', 'Add the words');
  await person.doesNotSee('dialog');
  await person.noLongerReads('Nobody answers “zebra crossing”');
  await asks(person, 'zebra crossing', 'Mail sorting');
});

test('in Indonesian and the dark, at a small window', async (t) => {
  const look = { language: 'id', theme: 'dark', colorScheme: 'dark', viewport: { width: 1024, height: 700 } };
  const at = await atSample(browser, t, look);
  await at.person.presses('Control+5');
  await at.person.sees('heading', 'Tanya siapa?');
  await at.person.types('sortir surat');
  await at.person.clicks('button', 'Saya pastikan ini benar');
  await at.person.reads('Dikonfirmasi Rina pada');
  const { page, person } = await later(t, at, look);
  await person.seesPicture();
  await person.presses('Control+5');
  await person.sees('combobox');
  await person.types('sortir surat');
  await person.reads('Mungkin sudah tidak benar.');
  await person.shows('true-old-card-id-dark');
  assert.deepEqual(await violations(page), []);
});
