// The story of a first visit, from the start screen to a file that is opened again.
//
// It is told twice: in the real window and in a browser.

import path from 'node:path';

const WANTED = 'campaign calendar';
const UNDO = new RegExp(`^Urungkan: Tambah kebutuhan “${WANTED}”`, 'i');

/** `open(file)` starts the program, with a file or without, for the same person each time. */
export async function tell(t, home, open) {
  const copy = path.join(home.folder, 'nusantara.simpul');
  let person = await open(null);
  t.after(() => person?.leaves());

  // A chapter needs those before it.
  let whole = true;
  const chapter = (name, act) =>
    t.test(name, { skip: !whole }, async () => {
      whole = false;
      await act();
      whole = true;
    });

  await chapter('the start screen leads to the sample', async () => {
    await person.sees('heading', 'Simpul');
    await person.shows('1-start');
    await person.canBePictured();
    await person.clicks('button', /^Nusantara Group/);
    await person.sees('heading', /^Nusantara/);
  });

  await chapter('the chart is drawn, and its outline says the same', async () => {
    await person.seesPicture();
    await person.shows('2-chart');
    await person.clicks('button', 'Outline');
    await person.sees('treeitem', /President Director/);
    await person.clicks('button', 'Picture');
    await person.seesPicture();
  });

  await chapter('a two-way pair shows what each gives the other', async () => {
    await person.clicks('button', 'Map');
    await person.seesPicture();
    await person.shows('3-map');
    await person.clicks('button', 'Table');
    await person.clicks('radio', /^Two-way/);
    await person.doesNotSee('row', /One-way/);
    await person.clicks('row', /Marketing\s+Warehouse|Warehouse\s+Marketing/);
    await person.reads('Two-way: each is the other’s internal customer');
    await person.sees('heading', /^Marketing gives Warehouse/);
    await person.reads('brand and type of the goods sold');
    await person.reads('delivery limit');
    await person.sees('heading', /^Warehouse gives Marketing/);
    await person.reads('current stock by brand and type');
    await person.shows('4-pair');
  });

  await chapter('the window speaks Indonesian when asked to', async () => {
    await person.clicks('button', 'Menu');
    await person.clicks('menuitem', 'Bahasa Indonesia');
    await person.sees('button', 'Peta');
    await person.reads('Dua arah: keduanya saling menjadi pelanggan internal');
    await person.until('the page to say its language', () => document.documentElement.lang === 'id');
  });

  await chapter('a need is added by its sentence', async () => {
    await person.clicks('button', 'Tambah yang diberikan');
    await person.sees('dialog', 'Tambah kebutuhan');
    await person.fills('textbox', 'Apa yang dibutuhkan', WANTED);
    await person.shows('5-need');
    await person.presses('Enter');
    // The first change asks whose it is.
    await person.sees('dialog', 'Nama Anda');
    await person.fills('textbox', 'Nama', 'Rina');
    await person.presses('Enter');
    await person.doesNotSee('dialog');
    await person.sees('heading', /^Marketing memberi Warehouse 3/);
    await person.reads(WANTED);
  });

  await chapter('undo names what it undoes, and redo brings it back', async () => {
    await person.sees('button', UNDO);
    await person.presses('Control+z');
    await person.reads(`Diurungkan: Tambah kebutuhan “${WANTED}”`);
    await person.sees('heading', /^Marketing memberi Warehouse 2/);
    await person.shows('6-undone');
    await person.presses('Control+Shift+z');
    await person.sees('heading', /^Marketing memberi Warehouse 3/);
  });

  await chapter('a copy is saved and the file is closed', async () => {
    await person.willSaveAt(copy);
    await person.presses('Control+Shift+s');
    await person.reads(`Salinan tersimpan di ${copy}`);
    await person.presses('Control+w');
    await person.sees('heading', 'Simpul');
    await person.leaves();
    person = null;
  });

  await chapter('the file opens again with its change and its undo', async () => {
    person = await open(copy);
    await person.sees('button', UNDO);
    await person.seesPicture();
    await person.clicks('button', 'Peta');
    await person.clicks('button', 'Tabel');
    await person.clicks('radio', /^Dua arah/);
    await person.doesNotSee('row', /Satu arah/);
    await person.clicks('row', /Marketing\s+Warehouse|Warehouse\s+Marketing/);
    await person.reads(WANTED);
    await person.presses('Control+z');
    await person.sees('heading', /^Marketing memberi Warehouse 2/);
  });
}
