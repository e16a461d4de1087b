// A brush that paints nothing and remembers what it was asked.

import type { Brush } from './brush';

export type Counts = Record<string, number> & { colours: string[]; texts: string[] };

export function countingBrush(): { brush: Brush; counts: Counts } {
  const counts = { colours: [] as string[], texts: [] as string[] } as Counts;
  const target: Record<string, unknown> = {};
  const brush = new Proxy(target, {
    get: (_, name: string) =>
      name in target
        ? target[name]
        : (...args: unknown[]) => {
            counts[name] = (counts[name] ?? 0) + 1;
            if (name === 'fillText') counts.texts.push(String(args[0]));
          },
    set: (_, name: string, value) => {
      if (name === 'fillStyle' || name === 'strokeStyle') counts.colours.push(String(value));
      target[name] = value;
      return true;
    },
  }) as unknown as Brush;
  return { brush, counts };
}
