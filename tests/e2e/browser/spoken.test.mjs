// The answer card as it is read aloud: what stands in it in which order, and nothing twice or without a name.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, startBrowser } from '../support/browser.mjs';
import { atSample } from '../support/sample.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** The lines of the card, without the marks of what each is. */
async function spoken(page) {
  const tree = await page.locator('article').ariaSnapshot();
  const lines = tree.split('\n').map((line) => line.trim().replace(/^- /, ''));
  const said = (line) =>
    line
      .replace(/^'?(heading|button|article|region|paragraph|term|definition|listitem|text|list)\b:? ?/, '')
      .replace(/ \[level=\d\]|:$/g, '')
      .replace(/^"(.*)"$/, '$1')
      .replaceAll(' ,', ',');
  assert.ok(!/(button|heading|region) ?("")?:?$/m.test(tree), `a name for everything in:\n${tree}`);
  return lines.map(said).filter(Boolean);
}

async function asks(person, box, question, title) {
  await person.fills('combobox', box, question);
  await person.sees('heading', title);
}

/** These stand in the card one after the other, with others between. */
function inOrder(lines, wanted) {
  let from = 0;
  for (const one of wanted) {
    const found = lines.findIndex((line, at) => at >= from && line.includes(one));
    assert.ok(found >= 0, `“${one}” after “${lines[from - 1] ?? ''}” in:\n${lines.join('\n')}`);
    from = found + 1;
  }
}

test('who, how, what to send along, whom next and since when, in this order', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await asks(person, 'What is it about?', 'mail sorting', 'Mail sorting');
  const lines = await spoken(page);
  inOrder(lines, [
    'mail sorting',
    'Topic · named as owner',
    'Sukarti, Mail Room Lead · Mail Room',
    'Write a message',
    'How to reach them',
    'Try first, Phone: +62 21 555 0100 ext. 390',
    'Closed now, opens tomorrow at 08:00 WIB',
    'Chat: @sukarti',
    'Answer within',
    '30 minutes',
    'Send along',
    'the letter or a photo of the envelope',
    'If nobody answers',
    'Petrus Wenda, Mail Room Clerk · Mail Room',
    'Backup',
    'Subagyo, Head of General Affairs',
    'The same people answer for',
    'They also supply',
    'Nobody has confirmed this yet.',
    'I confirm that this is right',
  ]);
  assert.equal(lines.filter((line) => line.includes('Try first')).length, 1);
});

test('a topic that nobody owns says so, is not to be confirmed, and HR is asked by one button', async (t) => {
  const { page, person } = await atSample(browser, t);
  await person.presses('Control+5');
  await asks(person, 'What is it about?', 'parking permit', 'Parking permit');
  const lines = await spoken(page);
  inOrder(lines, [
    'parking permit',
    'Nobody answers for “parking permit” yet.',
    'Ask HR to find an owner',
    'Send along',
  ]);
  assert.equal(lines.filter((line) => line.includes('Ask HR to find an owner')).length, 1);
  assert.ok(!lines.some((line) => line.includes('confirm')), lines.join('\n'));
});

test('a vacant owner, hours that are not understood, and one’s own superior, in Indonesian', async (t) => {
  const { page, person, address } = await atSample(browser, t, { language: 'id' });
  const find = async (text, kind) =>
    (await ask(address, 'find', { text, limit: 1, kinds: [kind] })).hits[0].key;
  const { rows } = await ask(address, 'topics', { count: 500 });
  const { key } = rows.find((row) => row.cells[0] === 'pemesanan ke pemasok');
  const { draft } = await ask(address, 'topic', { topic: key });
  const owner = await find('Pembeli Senior', 'position');
  await ask(address, 'edit', {
    type: 'saveTopic',
    draft: { ...draft, owner },
    confirm: false,
    question: null,
  });
  const stock = await find('Pengendali Persediaan', 'position');
  const way = { channel: null, kind: 'phone', address: '+62 1', hours: 'kalau saya ada', purpose: '' };
  await ask(address, 'edit', { type: 'saveChannels', owner: stock, channels: [way] });
  await ask(address, 'set_place', { place: await find('Petrus Wenda', 'person') });
  await page.reload();
  await person.seesPicture();
  await person.presses('Control+5');
  await asks(person, 'Tentang apa?', 'pemesanan ke pemasok', 'Pemesanan ke pemasok');
  inOrder(await spoken(page), [
    'pemesanan ke pemasok',
    'Jabatan Pembeli Senior sedang kosong. Lily Suryani Oei menggantikan.',
    'Lily Suryani Oei, Staf Pembelian · Pembelian',
    'Cara menghubungi',
    'Coba dulu, Email: lily.oei@nusantara.example',
    'Bila tak ada jawaban',
    'Agus Salim Harahap',
  ]);
  await asks(person, 'Tentang apa?', 'stok barang', 'Stok barang');
  inOrder(await spoken(page), [
    'Hasnah Karim, Pengendali Persediaan',
    'Coba dulu, Telepon: +62 1',
    'kalau saya ada',
  ]);
  await asks(person, 'Tentang apa?', 'keluhan tentang atasan saya', /^Belum ada yang tercatat/);
  const lines = await spoken(page);
  inOrder(lines, ['Coba kata lain, atau hubungi kepala unit terdekat', 'Subagyo, Kepala Departemen Umum']);
  assert.ok(!lines.some((line) => line.includes('Sukarti')), 'not the superior who is complained about');
});
