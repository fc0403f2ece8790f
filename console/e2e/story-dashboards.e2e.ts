import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './browser';
import { Sarah } from './sarah';

let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'en-US' });
  context.setDefaultTimeout(20_000);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) {
      complaints.push(message.text());
    }
  });
});

afterAll(async () => {
  await browser.close();
});

/** A choice of one of the page's menus. */
async function chooses(menu: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: menu, exact: true }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

async function addsTile(shows: string, as: string, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add tile' }).click();
  await chooses('Shows', shows);
  await chooses('As', as);
  await page.getByLabel('Title').fill(title);
  await page.getByRole('dialog').getByRole('button', { name: 'Add tile' }).click();
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
}

test('Sarah builds a dashboard, moves its tiles by keyboard, shares it, and sees a figure move as it happens', async () => {
  const sarah = new Sarah(page, Date.now().toString(36));
  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();

  await sarah.opens('Dashboards');
  // A new organisation begins with two.
  const table = page.getByRole('table', { name: 'Dashboards' });
  const begun = async () => {
    await page.reload();
    return table
      .getByRole('link', { name: 'Adoption' })
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
  };
  await expect.poll(begun, { timeout: 60_000, interval: 500 }).toBe(true);
  expect(await faults(page)).toEqual([]);

  await page.getByRole('button', { name: 'New dashboard' }).click();
  await page.getByLabel('Name', { exact: true }).fill('My morning');
  await page.getByRole('button', { name: 'Create dashboard' }).click();
  await page.getByText('Add the first tile.').waitFor();

  await addsTile('Contacts created', 'Number', 'New contacts');
  await addsTile('Logins', 'Bars', 'Logins by day');
  expect(await faults(page)).toEqual([]);
  const handle = page.getByRole('button', { name: 'Move Logins by day' });
  await handle.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText(/Logins by day: column \d+, row \d+, \d+ wide/).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Actions for New contacts' }).click();
  await page.getByRole('menuitem', { name: 'Remove tile' }).click();
  await page.getByRole('heading', { name: 'New contacts', level: 2 }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'New contacts', level: 2 }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();

  await page.getByRole('switch', { name: 'Shared with everybody here' }).click();
  await page.getByText('Everybody here sees it now').first().waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();

  const tile = page.getByRole('region', { name: 'New contacts' });
  await tile.getByText('0', { exact: true }).waitFor();
  await tile.getByText('Live').waitFor();
  const other = await context.newPage();
  await other.goto(new URL('/contacts', page.url()).href);
  await other.getByRole('button', { name: 'New contact' }).first().click();
  await other.getByLabel('First name').fill('Ada');
  await other.getByLabel('Last name').fill('Lovelace');
  await other.getByRole('button', { name: 'Create contact' }).click();
  await other.getByRole('dialog').waitFor({ state: 'detached' });
  await other.close();
  await tile.getByText('1', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Actions for New contacts' }).click();
  await page.getByRole('menuitem', { name: 'Records behind it' }).click();
  await page.getByRole('list', { name: 'Records' }).getByRole('link', { name: 'Ada Lovelace' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Actions for Logins by day' }).click();
  await page.getByRole('menuitem', { name: 'Show as a table' }).click();
  await page.getByRole('table', { name: 'Logins by day, figures' }).waitFor();
  await chooses('Time', 'Last 7 days');
  await chooses('Time zone', 'UTC');
  expect(new URL(page.url()).search).toBe('?last=7d&timezone=UTC');
  expect(await faults(page)).toEqual([]);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Download as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('my-morning.csv');
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^tile,metric,window,start,group,value\r?\n/);

  expect(complaints).toEqual([]);
});
