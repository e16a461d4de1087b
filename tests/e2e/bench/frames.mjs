// How smoothly a chart of 10,000 people, fully unfolded, is panned and zoomed: in the real window and in
// a browser. Measures and prints; nothing fails because of a figure.
//
//   node tests/e2e/bench/frames.mjs [people]

import { readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ask, openPage, personAt, startBrowser } from '../support/browser.mjs';
import { people } from '../support/people.mjs';
import { newHome } from '../support/programs.mjs';
import { openWindow } from '../support/window.mjs';

const COUNT = Number(process.argv[2] ?? 10_000);
const SIZE = { width: 1440, height: 900 };

const home = await newHome();
const browser = await startBrowser();
try {
  const file = await organisation(home, browser);
  const figures = { people: COUNT, browser: await inBrowser(home, browser, file) };
  await browser.close();
  if (process.env.SIMPUL_DRIVER) figures.window = await inWindow(home, file);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await browser.close();
  await home.remove();
}

/** The file all measurements open. */
async function organisation(home, browser) {
  const list = path.join(home.folder, 'people.csv');
  const file = path.join(home.folder, 'thousands.simpul');
  await writeFile(list, people(COUNT));
  const { address, leave } = await openPage(browser, home);
  await ask(address, 'set_settings', { language: 'en', theme: 'light', who: 'Rina', proposedWho: '' });
  await ask(address, 'import_files', { files: [{ path: list, role: 'people' }], out: file });
  await ask(address, 'close_file', {});
  await leave();
  return file;
}

async function inBrowser(home, browser, file) {
  const { page, leave } = await openPage(browser, home, { file, viewport: SIZE });
  return measure(personAt(page, leave));
}

async function inWindow(home, file) {
  return measure(await openWindow(home, [file]));
}

async function measure(person) {
  await person.seesPicture();
  await person.run(watchPictures);

  await person.presses('Control+w');
  await person.sees('button', /^thousands/);
  const opened = await timed(person, () => person.clicks('button', /^thousands/));

  const select = `() => {
    const select = [...document.querySelectorAll('main select')][0];
    select.value = select.options[select.options.length - 1].value;
    window.began = performance.now();
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }`;
  const unfolded = await timed(person, () => person.run(select));
  await person.reads(`${COUNT.toLocaleString('en-GB')} of ${COUNT.toLocaleString('en-GB')} positions shown`);
  const steps = await undoneAndRedone(person);
  const idle = await person.until('idle frames', idleFrames);
  await person.presses('Control+0');
  await person.until('the picture to come to rest', rests);
  const gaps = await person.until('the scripted movement', move);
  const figures = {
    openedAfterMs: opened.shown,
    unfoldedAfterMs: unfolded.shown,
    pictureAfterDataMs: unfolded.shown - unfolded.data,
    undoMs: quantile(steps, 0.5),
    undoWorstMs: Math.max(...steps),
    idleMedianMs: quantile(idle, 0.5),
    frames: gaps.length,
    medianMs: quantile(gaps, 0.5),
    p95Ms: quantile(gaps, 0.95),
    worstMs: Math.max(...gaps),
    peakMemoryMb: peakMemory(),
  };
  await person.presses('Control+w');
  await person.sees('heading', 'Simpul');
  await person.leaves();
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  );
}

/** Milliseconds from the key to the picture, of a box moved among its siblings: undone and redone five times. */
async function undoneAndRedone(person) {
  await person.run(() => document.querySelector('[data-picture]').focus());
  await person.presses('ArrowDown');
  await person.until('a box that is marked', () => document.querySelector('[data-inspector] h2'));
  await person.presses('ArrowDown');
  await person.presses('Alt+ArrowRight');
  // Who acts is asked for once on a computer.
  await person.until('the step, or a question', () =>
    document.querySelector('dialog[open], [aria-label^="Undo: Move"]'),
  );
  if (await person.run(() => document.querySelector('dialog[open]') !== null)) {
    await person.until('a field with the keys', () => document.activeElement?.matches('dialog[open] input'));
    await person.types('Rina');
    await person.presses('Enter');
  }
  await person.sees('button', /^Undo: Move/);
  const taken = [];
  for (let round = 0; round < 5; round++) {
    taken.push((await timed(person, () => person.presses('Control+z'))).shown);
    await person.sees('button', /^Redo: Move/);
    taken.push((await timed(person, () => person.presses('Control+Shift+z'))).shown);
    await person.sees('button', /^Undo: Move/);
  }
  return taken;
}

/** Milliseconds from the step to the data and to the picture. */
async function timed(person, step) {
  await person.run(() => {
    window.shown = window.data = null;
  });
  await step();
  return person.until('the picture', () => {
    const { began, data, shown } = window;
    return shown && data && shown > data && { data: data - began, shown: shown - began };
  });
}

/** Notes when a step begins, when a picture's bytes have come, and when the painted picture stands in the page. */
function watchPictures() {
  const begins = () => (window.began = performance.now());
  document.addEventListener('pointerdown', begins, true);
  document.addEventListener('keydown', ({ key }) => key.toLowerCase() === 'z' && begins(), true);
  const really = Response.prototype.arrayBuffer;
  Response.prototype.arrayBuffer = async function () {
    const bytes = await really.call(this);
    if (bytes.byteLength > 10_000) [window.data, window.shown] = [performance.now(), null];
    return bytes;
  };
  new MutationObserver((changes) => {
    const plates = changes.flatMap((change) => [...change.addedNodes]);
    if (plates.some((node) => node.classList?.contains('plate') || node.querySelector?.('.plate'))) {
      requestAnimationFrame(() => (window.shown ??= performance.now()));
    }
  }).observe(document.body, { childList: true, subtree: true });
}

/** The gaps of thirty frames in which nothing happens, in ms: what the machine gives at best. */
function idleFrames() {
  const times = (window.times ??= []);
  times.push(performance.now());
  return times.length > 30 && times.slice(1).map((time, place) => time - times[place]);
}

/** Whether the zoom has stood still for thirty frames. */
function rests() {
  const now = document.querySelector('footer output').textContent;
  window.still = now === window.stood ? (window.still ?? 0) + 1 : 0;
  window.stood = now;
  return window.still >= 30;
}

/** From the whole picture to one manager, 2,400 units along, and out again, a step every frame; the gaps in ms. */
function move() {
  if (window.moving) return window.moving.done ? window.moving.gaps : null;
  const picture = document.querySelector('[role=application]');
  const { x, y, width, height } = picture.getBoundingClientRect();
  const at = { clientX: x + width * 0.37, clientY: y + height / 2 };
  const whole = Number.parseFloat(document.querySelector('footer output').textContent) / 100;
  const wheel = (more) =>
    picture.dispatchEvent(new WheelEvent('wheel', { ...at, bubbles: true, cancelable: true, ...more }));
  const zoom = (factor) => wheel({ ctrlKey: true, deltaY: -100 * Math.log(factor) });
  const parts = [
    { takes: 1200, go: (share) => zoom((1 / whole) ** share) },
    { takes: 900, go: (share) => wheel({ deltaX: 2400 * share }) },
    { takes: 900, go: (share) => zoom(whole ** share) },
  ];
  const moving = (window.moving = { gaps: [], done: false });
  let part = 0;
  let spent = 0;
  let last = null;
  requestAnimationFrame(function frame() {
    const now = performance.now();
    if (last !== null) {
      const gap = now - last;
      moving.gaps.push(gap);
      const step = Math.min(gap, parts[part].takes - spent);
      parts[part].go(step / parts[part].takes);
      spent += step;
      if (spent >= parts[part].takes) [part, spent] = [part + 1, 0];
    }
    last = now;
    if (part < parts.length) requestAnimationFrame(frame);
    else moving.done = true;
  });
  return null;
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The peaks of every process this one has started, added up, in MB; pages they share count in each. NaN off Linux. */
function peakMemory() {
  try {
    const status = (pid) => readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    const all = new Map();
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        all.set(Number(pid), status(pid));
      } catch {
        // It ended in between.
      }
    }
    const ours = (pid) => pid === process.pid || (all.has(pid) && ours(field(all.get(pid), 'PPid')));
    let sum = 0;
    for (const [pid, text] of all) if (pid !== process.pid && ours(pid)) sum += field(text, 'VmHWM');
    return sum / 1024;
  } catch {
    return NaN;
  }
}
