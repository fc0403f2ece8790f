import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launch, ORIGIN } from './browser';
import { Sarah } from './sarah';

const FOLDER = process.env.SCREENSHOTS ?? 'target/screenshots';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1360, height: 860 }, deviceScaleFactor: 1.5, locale: 'en-US' });
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await browser.close();
});

/** The page as it stands, in both themes. */
async function take(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
  }
}

test('takes every page in light and dark', async () => {
  const sarah = new Sarah(page, Date.now().toString(36));
  await page.goto(`${ORIGIN}/register`);
  await take('register');
  await sarah.registers();
  await take('register-sent');
  await sarah.verifies();
  await take('verify-email');
  await page.goto(`${ORIGIN}/verify-email#token=${'x'.repeat(43)}`);
  await sarah.sees('This link does not work');
  await take('verify-email-failed');
  await page.getByRole('link', { name: 'Log in' }).click();
  await page.getByLabel('E-mail').fill(sarah.email);
  await page.getByLabel('Password').fill('not her password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').waitFor();
  await take('login');
  await page.goto(`${ORIGIN}/forgot-password`);
  await page.getByLabel('E-mail').fill(sarah.email);
  await take('forgot-password');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await sarah.sees('Check your inbox');
  await take('forgot-password-sent');
  await page.goto(`${ORIGIN}/reset-password#token=${'x'.repeat(43)}`);
  await page.getByLabel('New password', { exact: true }).fill('short but long enough');
  await take('reset-password');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await sarah.sees('This link does not work');
  await take('reset-password-failed');
  await page.goto(`${ORIGIN}/login`);
  await sarah.entersPassword();
  await sarah.sees('Create your organisation');
  await page.getByLabel('Organisation name').fill(sarah.organization);
  await take('new-organization');
  await sarah.createsOrganization();
  await page.getByText('Bring your people in').waitFor();
  await take('home-empty');
  await page.getByRole('button', { name: /^Organisation:/ }).click();
  await take('organization-menu');
  await page.keyboard.press('Escape');

  await sarah.opens('Contacts');
  await sarah.sees('No contacts yet');
  await take('contacts-empty');
  await page.getByRole('button', { name: 'New contact' }).first().click();
  await page.getByLabel('First name').fill('Maria');
  await take('contact-new');
  await page.keyboard.press('Escape');

  await sarah.opens('Import');
  await take('import');
  await sarah.choosesFile();
  await take('import-mapping');
  await sarah.startsImport();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByText(/^[1-9]\d* of \d+ rows$/).waitFor();
  await page.screenshot({ path: join(FOLDER, 'import-running-light.png') });
  await page.getByRole('heading', { name: 'Import completed' }).waitFor({ timeout: 90_000 });
  await take('import-completed');

  await page.getByRole('link', { name: 'View contacts' }).click();
  await page.getByRole('table', { name: 'Contacts' }).getByRole('link').first().waitFor();
  await take('contacts');
  await page.getByLabel('Search contacts').fill('nobody at all');
  await page.getByText('Nobody matches').waitFor();
  await take('contacts-none');
  await page.getByLabel('Search contacts').fill('klobuchar');
  await page.getByRole('table', { name: 'Contacts' }).getByRole('link', { name: 'Amy' }).click();
  await page.getByRole('heading', { level: 2, name: /Klobuchar/ }).waitFor();
  await take('contact');
  await page.getByRole('button', { name: 'Edit job title' }).click();
  await take('contact-editing');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit address 1' }).click();
  await page.getByLabel('City').fill('Duluth');
  await take('contact-address');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await take('contact-deleted');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { level: 2, name: /Klobuchar/ }).waitFor();

  await sarah.opens('Companies');
  for (const [name, domain, industry] of COMPANIES) {
    await page.getByRole('button', { name: 'New company' }).first().click();
    const form = page.getByRole('form', { name: 'New company' });
    await form.getByLabel('Name', { exact: true }).fill(name);
    await form.getByLabel('Domain').fill(domain);
    await form.getByLabel('Industry').fill(industry);
    await form.getByLabel('Web site').fill(`https://www.${domain}`);
    await page.getByRole('button', { name: 'Create company' }).click();
    await page.getByRole('table', { name: 'Companies' }).getByText(name, { exact: true }).waitFor();
  }
  await take('companies');
  await page.getByRole('link', { name: 'United States Senate' }).click();
  await page.getByRole('heading', { name: /^People/ }).waitFor();
  await take('company');

  await sarah.opens('Members');
  await page.getByText(sarah.email).first().waitFor();
  await take('members');
  await sarah.opens('Plan');
  await page.getByRole('button', { name: 'Choose Pro' }).waitFor();
  await take('plan');
  await page.getByRole('button', { name: 'Choose Pro' }).click();
  await take('plan-confirm');
  await page.getByRole('button', { name: 'Change to Pro' }).click();
  await page.getByRole('table', { name: 'Invoices' }).waitFor();
  await take('plan-pro');
  await sarah.opens('Audit trail');
  await page
    .getByRole('button', { name: /created/ })
    .first()
    .click();
  await page.getByText('Event', { exact: true }).waitFor();
  await take('audit');
  await page.goto(`${ORIGIN}/settings`);
  await page.getByLabel('Full name').waitFor();
  await take('account');
  await page.goto(`${ORIGIN}/settings/sessions`);
  await page.getByText('This one').waitFor();
  await take('sessions');
  await sarah.opens('Home');
  await page.getByText('Latest activity').waitFor();
  await take('home');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find a person, a company or a page').fill('maria');
  await page.getByRole('option').first().waitFor();
  await take('search');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 400, height: 800 });
  await take('phone-home');
  await page.getByRole('button', { name: 'Menu' }).click();
  await take('phone-menu');
});

const COMPANIES: [string, string, string][] = [
  ['United States Senate', 'senate.example', 'Legislature'],
  ['Northwind Traders', 'northwind.example', 'Wholesale'],
  ['Contoso', 'contoso.example', 'Manufacturing'],
  ['Umbrella Health', 'umbrella.example', 'Health care'],
];
