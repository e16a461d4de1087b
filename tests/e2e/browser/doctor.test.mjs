// The data doctor: a problem, its repair as a button, the step taken back, and what is no problem here.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { newHome } from '../support/programs.mjs';

const STAFF = `id,name,title,unit,manager_id,email
1,Rina,Director,Head office,,rina@office.id
2,Budi,Head of stock,Stock,1,budi@office.id
3,Sari,Clerk,Stock,99,sari@office.id
4,Tono,Clerk,Stock,99,tono at office.id
`;
const UNITS = 'id,name\nU1,Head office\nU2,Stock\n';
const MESSY = `id,name,title,unit,manager_id,from
1,Rina,Director,Head office,,2020-01-06
2,Budi,Head of stock,Stok,1,31/02/2021
1.98501E+17,Sari,Clerk,Stock,2,2022-01-03
`;

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test('all parked positions are attached at once, and the step is taken back', async (t) => {
  const { page, person } = await atDoctor(t);
  await person.sees('heading', /^Manager not found 2/);
  await person.reads('staff.csv, row 4 · manager_id');
  await person.shows('doctor');
  assert.deepEqual(await violations(page), []);
  await person.clicks('button', /^All 2: /);
  await person.doesNotSee('heading', /^Manager not found/);
  await person.reads('Repair 2 findings');
  await person.clicks('button', /^Undo: Repair 2 findings/);
  await person.sees('heading', /^Manager not found 2/);
});

test('another manager is chosen by keys alone', async (t) => {
  const { person } = await atDoctor(t);
  await person.clicks('button', 'Another…');
  await person.types('Direct');
  await person.sees('option', /Director/);
  await person.presses('Enter');
  await person.sees('heading', /^Manager not found 1/);
});

test('no problem here is remembered with who said so, and taken back', async (t) => {
  const { page, person } = await atDoctor(t);
  await person.sees('heading', /^Doubtful e-mail|^E-mail/i);
  const before = await person.run(() => document.querySelectorAll('main li').length);
  await page
    .locator('section', { hasText: 'tono at office.id' })
    .getByRole('button', { name: 'No problem here' })
    .first()
    .click();
  await person.until(
    'one finding less',
    (before) => document.querySelectorAll('main li').length < before,
    before,
  );
  await person.clicks('radio', /^No problem here/);
  await person.reads('Rina, ');
  assert.deepEqual(await violations(page), []);
  await person.shows('doctor-accepted');
  await person.clicks('button', 'Open again');
  await person.reads('Nothing was put aside');
});

test('what only the list knew is put right in place: a day, a unit, an id', async (t) => {
  const { page, person } = await atDoctor(t, MESSY, UNITS);
  await person.sees('heading', /^Date not understood 1/);
  await person.shows('doctor-values');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Write the first day…' }).click();
  const day = page.getByLabel('Write the first day…');
  assert.equal(await day.inputValue(), '2021-02-28', 'the day that it most likely is');
  await person.presses('Enter');
  await page.getByText('31/02/2021').waitFor({ state: 'detached' });
  await person.clicks('button', 'Put it into Stock');
  await person.clicks('button', 'Write the id…');
  await page.getByLabel('Write the id…').fill('198501012010011001');
  await person.shows('doctor-id');
  await person.presses('Enter');
  await page.getByText('1.98501E+17').first().waitFor({ state: 'detached' });
  await person.clicks('button', /^Undo: Repair a finding/);
  await page.getByText('1.98501E+17').first().waitFor();
});

async function atDoctor(t, staff = STAFF, units = null) {
  const home = await newHome();
  const { page, address, leave } = await openPage(browser, home);
  t.after(async () => {
    await leave();
    await home.remove();
  });
  const list = path.join(home.folder, 'staff.csv');
  writeFileSync(list, staff);
  const files = [{ role: 'people', path: list }];
  if (units) {
    const ofUnits = path.join(home.folder, 'units.csv');
    writeFileSync(ofUnits, units);
    files.push({ role: 'units', path: ofUnits });
  }
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
  await person.clicks('button', /findings?$/);
  await person.sees('radio', /^Open/);
  return { page, person };
}
