import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './browser';
import { Sarah } from './sarah';

const FOLDER = process.env.SCREENSHOTS ?? 'target/screenshots';

let browser: Browser;
let page: Page;
/** What axe found, and where first. */
const wrong = new Map<string, string>();

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1360, height: 900 }, locale: 'en-US' });
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await browser.close();
});

/** The page as it stands, in both themes, and what axe says of it. A page that listens is never idle. */
async function take(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
    (await faults(page)).forEach((fault) => wrong.set(fault, wrong.get(fault) ?? `${name} ${colorScheme}`));
  }
}

async function drawn(): Promise<void> {
  await page.getByRole('list', { name: 'Tiles' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.animate-shimmer').length === 0);
}

test('takes the dashboards', async () => {
  const sarah = new Sarah(page, Date.now().toString(36));
  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();
  await sarah.opens('Dashboards');
  for (let tries = 0; tries < 20; tries += 1) {
    const begun = page.getByRole('link', { name: 'Adoption' }).waitFor({ timeout: 1_500 });
    if (await begun.then(() => true).catch(() => false)) {
      break;
    }
    await page.reload();
  }
  await take('dashboards');
  await page.getByRole('button', { name: 'New dashboard' }).click();
  await take('dashboard-new');
  await page.keyboard.press('Escape');
  for (const name of ['Adoption', 'Sales']) {
    await page.getByRole('link', { name }).click();
    await drawn();
    await take(`dashboard-${name.toLowerCase()}`);
    if (name === 'Adoption') {
      await sarah.opens('Dashboards');
    }
  }
  const actions = page.getByRole('button', { name: /^Actions for .* by (day|week)$/ }).first();
  await actions.click();
  await take('dashboard-actions');
  await page.getByRole('menuitem', { name: 'Show as a table' }).click();
  await take('dashboard-table');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Add tile' }).waitFor();
  await drawn();
  await take('dashboard-builder');
  await page.getByRole('button', { name: 'Add tile' }).click();
  await take('dashboard-tile');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.setViewportSize({ width: 400, height: 800 });
  await drawn();
  await take('phone-dashboard');
  expect([...wrong]).toEqual([]);
}, 420_000);
