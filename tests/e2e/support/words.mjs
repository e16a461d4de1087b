// The window's own catalogue, so that a test names things as the window does in either language.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './programs.mjs';

/** `words('map.asTable')` is what the window says for that key. */
export function wordsIn(language) {
  const folder = path.join(ROOT, 'ui', 'src', 'i18n', language);
  const catalogue = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const heading = path.basename(file, '.json');
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))) {
      catalogue.set(`${heading}.${key}`, text);
    }
  }
  return (key, args = {}) => {
    const text = catalogue.get(key);
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replace(/\{(\w+)\}/g, (whole, name) => args[name] ?? whole);
  };
}
