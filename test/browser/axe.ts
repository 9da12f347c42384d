import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** 'rule: the first element' for each violation inside `within`. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  return await page.evaluate(`axe.run('${within}', { resultTypes: ['violations'] }).then((found) =>
    found.violations.map(({ id, nodes }) =>
      id + ': ' + nodes[0].html + ' ' + nodes[0].failureSummary))`);
}
