// Photos: from a folder by the menu, on the cards, in the details, replaced, taken away and back again.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { ROOT, newHome } from '../support/programs.mjs';

const PHOTOS = path.join(ROOT, 'tests', 'fixtures', 'photos');
const SEARCH = 'Search people, positions and units';
const STAFF = `id,name,title,manager_id,email
001,Rina Wulandari,Director,,rina@office.id
002,Budi Hartono,Clerk,001,budi@office.id
`;

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('a folder of photos is taken from the menu, and each file left out is said', async (t) => {
  const { page, person, folder } = await atOffice(t);
  await person.clicks('button', 'Menu');
  await person.clicks('menuitem', /^Add photos from a folder/);
  await person.reads('Name each file after the id');
  assert.deepEqual(await violations(page), []);
  await person.willSaveAt(folder);
  await person.presses('Enter');
  await person.reads('1 person has a photo now who had none.');
  await person.reads('1 person here is still without a photo.');
  await person.reads('2 entries of the folder were left out');
  await person.reads('Nobody has exactly this id. If it means Budi Hartono, name the file 002.');
  await person.shows('photos-done');
  assert.deepEqual(await violations(page), []);
  await person.presses('Enter');
  await person.doesNotSee('dialog');
  await person.until('the green photo on its card', green);
  await person.clicks('button', /^Undo: Photo of Rina/);
  await person.until('no photo any more', `() => !(${green})()`);
});

test('a photo is chosen, replaced and taken away in the details', async (t) => {
  const { page, person, folder } = await atOffice(t);
  await person.fills('combobox', SEARCH, 'Budi');
  await person.clicks('option', /Budi/);
  await person.clicks('button', /^(BH )?Budi Hartono/);
  await person.sees('button', 'Add a photo…');
  await person.willSaveAt(path.join(folder, '2.png'));
  await person.clicks('button', 'Add a photo…');
  await person.until('the photo', () => document.querySelector('img[alt="Photo of Budi Hartono"]'));
  await person.until('the green photo on its card', green);
  await person.shows('photo-details');
  assert.deepEqual(await violations(page), []);
  await person.willSaveAt(path.join(folder, 'notes.txt'));
  await person.clicks('button', 'Replace photo…');
  await person.reads('is no picture that can be used here');
  await person.clicks('button', 'Remove photo');
  await person.sees('button', 'Add a photo…');
  await person.until('no photo any more', `() => !(${green})()`);
});

/** Whether the colour of the fixture is on the picture. */
function green() {
  for (const canvas of document.querySelectorAll('[role=application] canvas.plate:not(.under)')) {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4)
      if (data[at] < 40 && data[at + 1] > 140 && data[at + 1] < 180 && data[at + 2] < 50) return true;
  }
  return false;
}

async function atOffice(t) {
  const home = await newHome();
  const { page, address, leave } = await openPage(browser, home);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  const folder = path.join(home.folder, 'faces');
  mkdirSync(folder);
  copyFileSync(path.join(PHOTOS, 'green.png'), path.join(folder, '001.png'));
  copyFileSync(path.join(PHOTOS, 'green.png'), path.join(folder, '2.png'));
  writeFileSync(path.join(folder, 'notes.txt'), 'hello');
  const list = path.join(home.folder, 'staff.csv');
  writeFileSync(list, STAFF);
  const files = [{ role: 'people', path: list }];
  await ask(address, 'import_files', {
    files,
    out: path.join(home.folder, 'x.simpul'),
  });
  await ask(address, 'set_settings', {
    language: 'en',
    theme: 'light',
    who: 'Rina',
  });
  await page.reload();
  const person = personAt(page, leave);
  await person.seesPicture();
  return { page, person, folder };
}
