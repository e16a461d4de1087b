// How soon a key shows its answers among 100,000 people and 20,000 topics, in a browser. Measures and prints;
// nothing fails because of a figure.
//
//   node tests/e2e/bench/questions.mjs [people] [topics]

import { openPage, personAt, startBrowser } from '../support/browser.mjs';
import { newHome } from '../support/programs.mjs';
import { company, idleFrames, personName, quantile, report, topicName } from './made.mjs';

const PEOPLE = Number(process.argv[2] ?? 100_000);
const TOPICS = Number(process.argv[3] ?? 20_000);
const ASKED = 20;

const home = await newHome();
const browser = await startBrowser();
try {
  const file = await company(home, browser, { people: PEOPLE, topics: TOPICS });
  const { page, leave } = await openPage(browser, home, { file, viewport: { width: 1440, height: 900 } });
  const person = personAt(page, leave);
  await person.reads(`of ${PEOPLE.toLocaleString('en')} positions`);
  await person.presses('Control+5');
  await person.sees('heading', 'Who do I ask?');
  const idle = await person.until('idle frames', idleFrames);
  await person.run(listens);
  // The index is made with the first question.
  const first = await typed(page, 'z');
  await page.keyboard.press('Backspace');
  const keys = [];
  for (let at = 0; at < ASKED; at += 1) {
    const text = at % 2 === 0 ? personName(at * 4_999) : topicName(at * 977);
    for (let end = 1; end <= text.length; end += 1) keys.push(await typed(page, text.slice(0, end)));
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Backspace');
  }
  await leave();
  const figures = (name, of) =>
    Object.entries({ Median: 0.5, P95: 0.95, Worst: 1 }).map(([share, at]) => [
      `${name}${share}Ms`,
      quantile(keys.map(of), at),
    ]);
  report({
    people: PEOPLE,
    topics: TOPICS,
    keys: keys.length,
    idleMedianMs: quantile(idle, 0.5),
    firstMs: first.shown,
    ...Object.fromEntries([
      ...figures('answer', (key) => key.answered),
      ...figures('shown', (key) => key.shown),
    ]),
  });
} finally {
  await browser.close();
  await home.remove();
}

/** Notes when a key goes down and when the answers to what stands there have come. */
function listens() {
  const ask = window.fetch;
  window.answered = null;
  document.addEventListener('keydown', () => (window.began = performance.now()), true);
  window.fetch = async (url, options) => {
    const response = await ask(url, options);
    if (/\/ask(\?|$)/.test(String(url))) {
      window.answered = { question: JSON.parse(options.body).question, at: performance.now() };
    }
    return response;
  };
}

/** Types the last letter; milliseconds until its answers have come, and until the frame that shows them. */
async function typed(page, text) {
  await page.keyboard.type(text.at(-1));
  return page.evaluate(async (text) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (window.answered?.question !== text) await frame();
    const answered = window.answered.at - window.began;
    await frame();
    return { answered, shown: performance.now() - window.began };
  }, text);
}
