import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; target: string[] }[];
}

/** What axe finds serious or critical on the page as it stands, one line each; none is as it should be. */
export async function faults(page: Page): Promise<string[]> {
  // Half faded in, everything has too little contrast.
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
  // By the debugger rather than as a script of the page, which its content security policy would refuse.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: unknown[] }> } };
    // While a menu or a dialog is open Radix hides the rest of the page and keeps the focus inside; axe sees only the former.
    return (await axe.run({ rules: { 'aria-hidden-focus': { enabled: false } } })).violations;
  });
  return (found as Violation[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} ${target.join(' ')} ${html.slice(0, 120)}`));
}
