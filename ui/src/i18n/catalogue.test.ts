import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (language: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`./${language}/${file}`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;
const files = readdirSync(new URL('./en', import.meta.url));
const gaps = (text: string) => [...text.matchAll(/\{(\w+(?::number)?)\}/g)].map((found) => found[1]).sort();

describe('the two languages', () => {
  it('have the same files', () => {
    expect(readdirSync(new URL('./id', import.meta.url))).toEqual(files);
  });

  it.each(files)('%s has the same keys and the same gaps in both', (file) => {
    const [en, id] = [read('en', file), read('id', file)];
    expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect({ key, gaps: [...new Set(gaps(id[key] ?? ''))] }).toEqual({
        key,
        gaps: [...new Set(gaps(text))],
      });
    }
  });

  it.each(files)('%s has a plural for every singular', (file) => {
    const en = read('en', file);
    for (const key of Object.keys(en)) {
      if (key.endsWith('.one')) expect(en).toHaveProperty([key.replace(/\.one$/, '.other')]);
    }
  });
});
