// How smoothly the table of 30,000 needs is scrolled, and how soon its filter answers, in a browser. Measures and
// prints; nothing fails because of a figure.
//
//   node tests/e2e/bench/needs.mjs [needs]

import { openPage, personAt, startBrowser } from '../support/browser.mjs';
import { newHome } from '../support/programs.mjs';
import { idleFrames, organisation, quantile, report } from './made.mjs';

const COUNT = Number(process.argv[2] ?? 30_000);
const UNITS = 1_000;
const STEPS = 240;

const home = await newHome();
const browser = await startBrowser();
try {
  const file = await organisation(home, browser, { units: UNITS, needs: COUNT });
  const { page, leave } = await openPage(browser, home, {
    file,
    viewport: { width: 1440, height: 900 },
  });
  const person = personAt(page, leave);
  await person.reads(`of ${UNITS.toLocaleString('en')} units`);
  await person.presses('Control+6');
  await person.until('rows', () => document.querySelectorAll('[role=gridcell]').length > 100);
  const idle = await person.until('idle frames', idleFrames);
  const session = await page.context().newCDPSession(page);
  // What the page's own thread works, whatever else the machine does.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const figures = { needs: COUNT, idleMedianMs: quantile(idle, 0.5) };
  for (const [name, by] of [
    ['wheel', 100],
    ['pages', 800],
  ]) {
    await person.run((by) => (window.scrolled = { by, gaps: [], left: 240 }), by);
    const before = await spent();
    const gaps = await person.until('the scrolled table', scroll);
    const after = await spent();
    const each = (what) => ((after[what] - before[what]) * 1000) / STEPS;
    Object.assign(figures, {
      [`${name}TaskMs`]: each('TaskDuration'),
      [`${name}ScriptMs`]: each('ScriptDuration'),
      [`${name}StyleMs`]: each('RecalcStyleDuration'),
      [`${name}LayoutMs`]: each('LayoutDuration'),
      [`${name}MedianMs`]: quantile(gaps, 0.5),
      [`${name}P95Ms`]: quantile(gaps, 0.95),
      [`${name}WorstMs`]: Math.max(...gaps),
    });
  }
  figures.filterMs = await filtered(person);
  await leave();
  report(figures);
} finally {
  await browser.close();
  await home.remove();
}

/** A step every frame; the gaps in ms. */
function scroll() {
  const { scrolled } = window;
  const now = performance.now();
  if (scrolled.last) scrolled.gaps.push(now - scrolled.last);
  scrolled.last = now;
  document.querySelector('[role=grid]').scrollTop += scrolled.by;
  scrolled.left -= 1;
  return scrolled.left < 0 && scrolled.gaps;
}

/** Milliseconds from the last key to the rows that fit. */
async function filtered(person) {
  await person.fills('textbox', 'Filter the needs', 'plan 2999');
  await person.reads(' of ');
  await person.run(() => {
    window.began = null;
    document.addEventListener('keydown', () => (window.began = performance.now()), true);
  });
  await person.types('9');
  return person.until('the need', () => {
    const one = document.querySelector('[role=status]').textContent.startsWith('1 of');
    return one && window.began && performance.now() - window.began;
  });
}
