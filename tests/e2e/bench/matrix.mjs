// How soon the matrix of 5,000 units stands, and how smoothly it is scrolled, in a browser. Measures and prints;
// nothing fails because of a figure.
//
//   node tests/e2e/bench/matrix.mjs [units]

import { openPage, personAt, startBrowser } from '../support/browser.mjs';
import { newHome } from '../support/programs.mjs';
import { idleFrames, organisation, quantile, report } from './made.mjs';

const UNITS = Number(process.argv[2] ?? 5_000);
const STEPS = 240;

const home = await newHome();
const browser = await startBrowser();
try {
  const file = await organisation(home, browser, { units: UNITS, needs: 6 * UNITS });
  const { page, leave } = await openPage(browser, home, { file, viewport: { width: 1440, height: 900 } });
  const person = personAt(page, leave);
  await person.reads(`of ${UNITS.toLocaleString('en')} units`);
  await person.clicks('button', 'Map');
  await person.seesPicture();
  const idle = await person.until('idle frames', idleFrames);
  const figures = { units: UNITS, idleMedianMs: quantile(idle, 0.5) };
  // At the level looked at first, then every unit.
  figures.firstMs = await stands(page, person, () => person.clicks('radio', 'Matrix'));
  figures.wholeMs = await stands(page, person, () => chooses(page), UNITS);
  for (const [name, across, down] of [
    ['down', 0, 120],
    ['slant', 120, 120],
  ]) {
    await person.run((by) => (window.scrolled = { ...by, gaps: [], left: 240 }), {
      across,
      down,
      steps: STEPS,
    });
    const gaps = await person.until('the scrolled matrix', scroll);
    Object.assign(figures, {
      [`${name}MedianMs`]: quantile(gaps, 0.5),
      [`${name}P95Ms`]: quantile(gaps, 0.95),
      [`${name}WorstMs`]: Math.max(...gaps),
    });
  }
  await leave();
  report(figures);
} finally {
  await browser.close();
  await home.remove();
}

/** Milliseconds from the choice to the third frame after the matrix stands. */
async function stands(page, person, choose, units) {
  await person.run(() => {
    window.began = null;
    const begin = () => (window.began ??= performance.now());
    for (const what of ['click', 'change'])
      document.addEventListener(what, begin, { capture: true, once: true });
  });
  await choose();
  const sight = units ? `[data-matrix="${units}"]` : '[data-matrix]';
  return page.evaluate(async (sight) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (!document.querySelector(sight)) await frame();
    for (let more = 0; more < 3; more += 1) await frame();
    return performance.now() - window.began;
  }, sight);
}

/** The deepest level in the bar of the map. */
async function chooses(page) {
  const level = page.getByRole('combobox', { name: 'Level' });
  const deepest = await level.evaluate((select) => {
    const at = (option) => Number(option.value) || 0;
    return [...select.options].sort((a, b) => at(b) - at(a))[0].value;
  });
  await level.selectOption(deepest);
}

/** A step every frame; the gaps in ms. */
function scroll() {
  const { scrolled } = window;
  const now = performance.now();
  if (scrolled.last) scrolled.gaps.push(now - scrolled.last);
  scrolled.last = now;
  const scroller = document.querySelector('[data-matrix]');
  scroller.scrollBy(scrolled.across, scrolled.down);
  scrolled.left -= 1;
  return scrolled.left < 0 && scrolled.gaps;
}
