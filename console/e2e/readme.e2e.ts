import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launch, ORIGIN } from './browser';
import { Sarah } from './sarah';

const IMAGES = fileURLToPath(new URL('../../docs/images', import.meta.url));

const DEALS = [
  ['50 seats', '4900', 'Negotiation'],
  ['Training for a new office', '700', 'Qualified'],
  ['Support for a year', '1300', 'Lead'],
  ['Data migration', '2250', 'Proposal'],
  ['Renewal 2027', '9800', 'Won'],
  ['Pilot', '350', 'Lost'],
] as const;

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
  await page.getByRole('table', { name: 'Before and after' }).waitFor();
  await page.getByText('How it was verified').waitFor();
  await take('audit');

  await page.goto(`${ORIGIN}/deals`);
  for (const [name, amount, stage] of DEALS) {
    await page.getByRole('button', { name: 'New deal' }).first().click();
    const form = page.getByRole('form', { name: 'New deal' });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('Amount').fill(amount);
    await form.getByLabel('Stage').click();
    await page.getByRole('option', { name: stage }).click();
    await form.getByRole('button', { name: 'Create deal' }).click();
    await form.waitFor({ state: 'hidden' });
  }
  await page.goto(`${ORIGIN}/deals`);
  await page.getByText(DEALS[0][0]).first().waitFor();
  await take('deals');
});
