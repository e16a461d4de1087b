// What the benchmarks of the window share: an organisation made the same way every time, and the figures.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ask, openPage } from '../support/browser.mjs';

/** Every unit needs something from others, spread evenly. */
export function organisation(home, browser, { units: many, needs: count }) {
  const unit = (at) => `u${at},Unit ${at},${at === 0 ? '' : `u${Math.floor((at - 1) / 8)}`}`;
  const need = (at) => {
    const [customer, supplier] = [at % many, (at * 7 + 13 + Math.floor(at / many)) % many];
    return `u${customer},u${supplier},Item ${at % 997},information,list,daily,15:00,To plan ${at}`;
  };
  return imported(home, browser, {
    units: ['id,name,parent_id', many, unit],
    needs: ['customer,supplier,item,kind,form,cadence,due,purpose', count, need],
  });
}

/** People with a superior each, in units of about seventy, and topics that some of them answer for. */
export function company(home, browser, { people: many, topics: count }) {
  const units = Math.ceil(many / 70);
  const unit = (at) =>
    `u${at},${word(at % 40)} ${word(400 + at)},${at === 0 ? '' : `u${Math.floor((at - 1) / 8)}`}`;
  const person = (at) => {
    const superior = at === 0 ? '' : `p${Math.floor((at - 1) / 6)}`;
    const mail = personName(at).toLowerCase().replace(' ', '.');
    return `p${at},${personName(at)},${word(3_000 + (at % 70))},u${at % units},${superior},${mail}${at}@example.org`;
  };
  const topic = (at) => `t${at},${topicName(at)},p${(at * 31) % many}`;
  return imported(home, browser, {
    units: ['id,name,parent_id', units, unit],
    people: ['id,name,title,unit_id,manager_id,email', many, person],
    topics: ['id,topic,person_id', count, topic],
  });
}

/** 140 first names and some thousands of second ones. */
export function personName(at) {
  return `${word(1_000 + (at % 140))} ${word(2_000 + ((at * 31) % 4_000))}`;
}

/** Words of small sets, so that each stands in hundreds of topics. */
export function topicName(at) {
  return `${word(at % 70)} ${word(100 + (Math.floor(at / 70) % 40))} ${word(200 + (Math.floor(at / 2_800) % 26))}`;
}

const HEADS = 'Ba Ca Da Fo Ga Hu Ji Ka Le Mo Nu Pa Ra Si Ta Wu Ya Ze Pri Sta'.split(' ');

function word(number) {
  const syllable = (at) => HEADS[(Math.floor(number / 20 ** at) * 7 + at * 3) % 20];
  return `${syllable(0)}${syllable(1).toLowerCase()}${syllable(2).toLowerCase()}n`;
}

/** A file made of lists: each its header, how many lines, and what a line says. */
async function imported(home, browser, lists) {
  const files = [];
  for (const [role, [header, many, line]] of Object.entries(lists)) {
    const list = path.join(home.folder, `${role}.csv`);
    const lines = Array.from({ length: many }, (_, at) => line(at));
    await writeFile(list, `${header}\n${lines.join('\n')}\n`);
    files.push({ path: list, role });
  }
  const file = path.join(home.folder, 'made.simpul');
  const { address, leave } = await openPage(browser, home);
  await ask(address, 'set_settings', { language: 'en', theme: 'light', who: 'Rina', proposedWho: '' });
  await ask(address, 'import_files', { files, out: file });
  await ask(address, 'close_file', {});
  await leave();
  return file;
}

/** The gaps of thirty frames in which nothing happens, in ms: what the machine gives at best. */
export function idleFrames() {
  const times = (window.times ??= []);
  times.push(performance.now());
  return times.length > 30 && times.slice(1).map((time, place) => time - times[place]);
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Prints figures, to a tenth. */
export function report(figures) {
  const round = (value) => Math.round(value * 10) / 10;
  const said = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
  process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
}
