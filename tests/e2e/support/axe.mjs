// What a page gets wrong for those who cannot see it.

import { readFileSync } from 'node:fs';
import { requireFromPages } from './programs.mjs';

const AXE = readFileSync(requireFromPages.resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong, where, and by which rule, in words. */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} – ${node.failureSummary.replace(/\s+/g, ' ')}`),
    );
  });
}
