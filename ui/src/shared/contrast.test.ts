// What is seen stands out from what lies behind it, as WCAG 2.2 counts it: text 4.5 : 1, marks and the edges of
// fields 3 : 1. The pairs are those the window's own style sheets make; `drawing` holds its scenes to the same.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colour = [number, number, number, number];
type Names = ReadonlyMap<string, string>;

const read = (file: string) => readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
const named = (css: string): [string, string][] =>
  [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', found[2] ?? '']);
const block = (css: string, selector: string) =>
  css.slice(css.indexOf(`${selector} {`), css.indexOf('}', css.indexOf(`${selector} {`)));

const tokens = read('tokens.css');
const base = read('base.css');
const themes: [string, Names][] = [':root', ":root[data-theme='dark']"].map((selector) => [
  selector === ':root' ? 'light' : 'dark',
  new Map([...named(block(base, ':root')), ...named(block(tokens, selector))]),
]);

/** A colour as style sheets write it: a hash, a variable, or a mixture of two. */
function colour(text: string, names: Names): Colour {
  const hash = /^#(..)(..)(..)$/.exec(text);
  if (hash) return [1, 2, 3].map((part) => parseInt(hash[part] ?? '', 16)).concat(1) as Colour;
  if (text === 'transparent') return [0, 0, 0, 0];
  const variable = /^var\(--([\w-]+)\)$/.exec(text);
  if (variable) return colour(names.get(variable[1] ?? '') ?? '', names);
  const mixture = /^color-mix\(in srgb, (.+?\)?) ([\d.]+)%, (.+)\)$/.exec(text);
  if (!mixture) throw new Error(`no colour: ${text}`);
  const [one, other] = [colour(mixture[1] ?? '', names), colour(mixture[3] ?? '', names)];
  const share = Number(mixture[2]) / 100;
  const alpha = one[3] * share + other[3] * (1 - share);
  const part = (at: 0 | 1 | 2) => (one[at] * one[3] * share + other[at] * other[3] * (1 - share)) / alpha;
  return [part(0), part(1), part(2), alpha];
}

function over(top: Colour, under: Colour): Colour {
  const part = (at: 0 | 1 | 2) => top[at] * top[3] + under[at] * (1 - top[3]);
  return [part(0), part(1), part(2), 1];
}

function luminance(of: Colour): number {
  const part = (at: 0 | 1 | 2) => {
    const value = of[at] / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}

/** The contrast of a colour on layers, the undermost first. */
function contrast(of: string, layers: string[], names: Names): number {
  const solid = layers
    .map((layer) => colour(layer, names))
    .reduce((under, top) => over(top, under), [0, 0, 0, 1] as Colour);
  const [a, b] = [luminance(over(colour(of, names), solid)), luminance(solid)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const v = (name: string) => `var(--${name})`;
const pages = [[v('bg')], [v('surface')]];
/** Rows under the pointer, quiet panels, switches that are on. */
const tinted = [
  [v('surface'), v('soft')],
  [v('bg'), v('soft')],
  [v('surface'), v('softer')],
  [v('surface'), v('softer'), v('softer')],
];
const TEXT: [string, string[][]][] = [
  ['ink', [...pages, ...tinted, [v('two-way-bg')], [v('one-way-bg')]]],
  ['muted', [...pages, ...tinted]],
  ['two-way', [...pages, ...tinted, [v('two-way-bg')]]],
  ['one-way', [...pages, [v('surface'), v('softer')], [v('one-way-bg')]]],
  ['external', [...pages, [v('two-way-bg')], [v('one-way-bg')]]],
  ['danger', pages],
  ['selection', [[v('surface')]]],
  ['surface', [[v('ink')]]],
  ['on-accent', [[v('two-way')]]],
];
const MARKS: [string, string[][]][] = [
  ...['field', 'reporting', 'two-way', 'one-way', 'one-way-line', 'calm', 'external', 'selection'].map(
    (name): [string, string[][]] => [name, pages],
  ),
  // The minimap: its boxes are `reporting` on the page, its frame ink.
  ['ink', [[v('bg')], [v('reporting')]]],
];

describe.each(themes)('in the %s theme', (_, names) => {
  const wanting = (pairs: [string, string[][]][], least: number) =>
    pairs.flatMap(([name, grounds]) =>
      grounds
        .map((layers) => ({ pair: `${name} on ${layers.join(' + ')}`, is: contrast(v(name), layers, names) }))
        .filter(({ is }) => is < least)
        .map(({ pair, is }) => `${pair}: ${is.toFixed(2)}`),
    );

  it('text can be read', () => {
    expect(wanting(TEXT, 4.5)).toEqual([]);
  });

  it('marks and the edges of fields can be seen', () => {
    expect(wanting(MARKS, 3)).toEqual([]);
  });
});

it('counts as WCAG does', () => {
  const names: Names = new Map();
  expect(contrast('#000000', ['#ffffff'], names)).toBeCloseTo(21);
  expect(contrast('#777777', ['#ffffff'], names)).toBeCloseTo(4.48, 2);
  expect(contrast('#000000', ['#ffffff', 'color-mix(in srgb, #000000 50%, transparent)'], names)).toBeCloseTo(
    contrast('#000000', ['color-mix(in srgb, #000000 50%, #ffffff)'], names),
  );
});
