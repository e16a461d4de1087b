// "Who do I ask?": one box and the card that answers, by keys, by mouse, in both languages, light and dark.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, startBrowser } from '../support/browser.mjs';
import { wordsIn } from '../support/words.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a question is answered by keys alone, and the card says everything', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.sees('heading', 'Who do I ask?');
  await person.sees('option', 'Mail sorting');
  await person.shows('ask-begin-en-light');
  assert.deepEqual(await violations(page), []);

  await person.types('wages');
  await person.sees('heading', 'Payslip');
  await person.types(' wrong');
  await person.until('the whole question', () => document.activeElement.value === 'wages wrong');
  await person.sees('heading', 'Payslip');
  await person.presses('ArrowDown');
  await person.until(
    'the second answer',
    () => document.querySelectorAll('[role=option]')[1]?.ariaSelected === 'true',
  );
  await person.presses('ArrowUp');
  await person.sees('heading', 'Payslip');
  await person.shows('ask-answer-en-light');
  await person.reads('Answer within');
  await person.reads('staff number and month');
  await person.reads('If nobody answers');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.until('the card in focus', () => document.activeElement.matches('[data-answer]'));
  await person.presses('Escape');
  await person.until('the box in focus', () => document.activeElement.matches('[role=combobox]'));
  await person.presses('Escape');
  await person.reads('Asked most on this computer');
  await person.until('the topic counted first', () =>
    /^payslip/i.test(document.querySelector('[role=option]').innerText),
  );
});

test('a message is ready to send, and the answer leads to chart and map', async (t) => {
  const { person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.types('mail sorting');
  await person.sees('heading', 'Mail sorting');
  await person.reads('Sukarti');
  await person.clicks('button', 'Write a message');
  const mail = await person.until('a message', () => document.documentElement.dataset.mail);
  assert.match(
    mail,
    /^mailto:sukarti@nusantara\.example\?subject=Question%20about%20mail%20sorting&body=Dear%20Sukarti/,
  );
  // Asked for again from its card, the page is ready for another question.
  await person.presses('Control+5');
  await person.until('the box in focus', () => document.activeElement.matches('[role=combobox]'));
  await person.clicks('button', 'Show on the map');
  await person.seesPicture();
  await person.presses('Control+5');
  await person.sees('heading', 'Mail sorting');
  await person.clicks('button', 'Show on the chart');
  await person.seesPicture();
  await person.sees('heading', 'Mail Room Lead');
});

test('where nobody answers, the head nearest to who asks is named', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.types('parking permit');
  await person.reads('say above where you are');
  await person.clicks('button', /^Say where you are/);
  await person.sees('combobox', 'I am in: your unit, or your name');
  await person.types('Warehouse');
  await person.sees('option', /^Warehouse/);
  await person.presses('Enter');
  await person.sees('button', 'I am in Warehouse: change it');
  await person.reads('Turn to the head nearest to you');
  await person.shows('ask-nobody-en-light');
  assert.deepEqual(await violations(page), []);
  await person.fills('combobox', 'What is it about?', 'xyzzyqq');
  await person.reads('Nobody is recorded for “xyzzyqq”.');
  await person.shows('ask-none-en-light');
  assert.deepEqual(await violations(page), []);
  await page.reload();
  await person.seesPicture();
  await person.presses('Control+5');
  await person.sees('button', 'I am in Warehouse: change it');
});

test('the box in the bar lists who answers above names', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+k');
  await person.types('payslip');
  await person.sees('option', /^payslip/);
  await person.shows('ask-bar-en-light');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.sees('heading', 'Payslip');
  await person.sees('combobox', 'What is it about?');
});

test('a file opened for reading begins with the question and offers no change', async (t) => {
  const { person, address, home, page } = await atSample(browser, t);
  const copy = path.join(home.folder, 'copy.simpul');
  await ask(address, 'save_copy', { path: copy });
  await ask(address, 'open', { path: copy, readOnly: true });
  await page.reload();
  await person.sees('heading', 'Who do I ask?');
  await person.doesNotSee('button', /^Undo/);
});

test('working hours are set, and the card says whether somebody is there', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.sees('option', /./);
  await person.types('mail sorting');
  // The clock of the core stands on a Sunday.
  await person.reads('Closed now, opens tomorrow at 08:00 WIB');
  await person.clicks('button', 'Menu');
  await person.clicks('menuitem', 'Working hours and holidays…');
  await person.sees('dialog', 'Working hours and holidays');
  await person.until('the hours of the sample', () =>
    [...document.querySelectorAll('dialog input')].some((field) => field.value === 'Mon-Fri 08:00-17:00'),
  );
  await person.shows('working-en-light');
  assert.deepEqual(await violations(page), []);
  await person.fills('textbox', /^Working week/, 'by appointment');
  await person.reads('Kept as words');
  await person.fills('textbox', /^Working week/, 'Su-Th 07:00-20:00');
  await person.noLongerReads('Kept as words');
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.reads('Open now, until 20:00 WIB');
  await person.clicks('button', /^Undo: Change working hours and holidays/);
  await person.noLongerReads('Open now, until 20:00 WIB');
});

test('words of the company are written on the page, and the answer says that it found them', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await person.sees('option', /./);
  await person.clicks('button', 'Words of your company…');
  await person.sees('dialog', 'Words of your company');
  await person.until(
    'the field',
    () => document.querySelector('dialog textarea') && !document.querySelector('dialog textarea').disabled,
  );
  await person.clicks('textbox', 'Groups of words, one a line');
  await person.types('moolah');
  await person.clicks('button', 'Save');
  await person.reads('“moolah” stands alone.');
  await person.shows('words-en-light');
  assert.deepEqual(await violations(page), []);
  await person.clicks('textbox', 'Groups of words, one a line');
  await person.presses('End');
  await person.types(', payslip');
  await person.clicks('button', 'Save');
  await person.doesNotSee('dialog');
  await person.fills('combobox', 'What is it about?', 'moolah');
  await person.sees('heading', 'Payslip');
  await person.reads("“moolah” is your company's word for “payslip”");
  await person.shows('words-answer-en-light');
  assert.deepEqual(await violations(page), []);
});

test('a copy for readers is made of what HR shows', async (t) => {
  const { page, person, home } = await atSample(browser, t);
  await person.clicks('button', 'Menu');
  await person.clicks('menuitem', 'Save a copy for readers…');
  await person.sees('dialog', 'Save a copy for readers');
  await person.clicks('checkbox', 'Telephone numbers of people');
  await person.shows('readers-en-light');
  assert.deepEqual(await violations(page), []);
  await person.willSaveAt(path.join(home.folder, 'readers.simpul'));
  await person.clicks('button', 'Choose a place…');
  await person.doesNotSee('dialog');
  await person.reads('A copy is saved at');
  await person.sees('button', /^Undo: Change what a copy for readers shows/);
});

for (const [language, theme, viewport] of [
  ['id', 'dark', { width: 1024, height: 700 }],
  ['id', 'light', { width: 1440, height: 900 }],
  ['en', 'dark', { width: 1440, height: 900 }],
]) {
  test(`the page in ${language}, ${theme}, ${viewport.width} wide`, async (t) => {
    const words = wordsIn(language);
    const { page, person } = await atSample(browser, t, { language, theme, viewport });
    await person.presses('Control+5');
    await person.sees('heading', words('ask.title'));
    await person.sees('option', /./);
    await person.shows(`ask-begin-${language}-${theme}-${viewport.width}`);
    assert.deepEqual(await violations(page), []);
    await person.types(language === 'id' ? 'slip gaji salah' : 'mail');
    await person.sees('button', words('ask.copy'));
    await person.shows(`ask-answer-${language}-${theme}-${viewport.width}`);
    assert.deepEqual(await violations(page), []);
  });
}
