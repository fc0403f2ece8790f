import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launch, ORIGIN } from './browser';
import { Sarah } from './sarah';

const IMAGES = fileURLToPath(new URL('../../docs/images', import.meta.url));

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  const viewport = { width: 1440, height: 900 };
  page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-US' });
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await browser.close();
});

async function take(name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${IMAGES}/${name}.png` });
}

test('takes the pictures that the README shows', async () => {
  const sarah = new Sarah(page, Date.now().toString(36));
  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();
  await sarah.opens('Import');
  await sarah.choosesFile();
  await take('import');
  await sarah.startsImport();
  await page.getByRole('heading', { name: 'Import completed' }).waitFor({ timeout: 90_000 });

  await page.goto(`${ORIGIN}/contacts?sort=last_name`);
  const contacts = page.getByRole('table', { name: 'Contacts' });
  await contacts.getByRole('link').first().waitFor();
  await take('contacts');

  await page.getByLabel('Search contacts').fill('klobuchar');
  await contacts.getByRole('link', { name: 'Amy' }).click();
  await sarah.edits('job title', 'Senior Senator, Minnesota');
  await sarah.edits('tags', 'midwest, judiciary');
  await page.goto(`${ORIGIN}/audit`);
  const changed = page.getByRole('button', { name: /^Contact updated/ });
  const lookAgain = page.getByRole('button', { name: 'Look again' });
  while ((await changed.count()) < 2) {
    await lookAgain.click();
    await page.waitForTimeout(500);
  }
  await changed.nth(1).click();
  await take('audit');
});
