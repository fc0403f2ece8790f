import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch, ORIGIN } from './browser';
import { Sarah } from './sarah';
import { totp } from './totp';
import { VirtualDevice } from './virtual-device';

let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

async function newPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    locale: 'en-US',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) {
      complaints.push(message.text());
    }
  });
  return page;
}

test('Sarah guards her account by an app, a passkey and recovery codes', async () => {
  const page = await newPage();
  const sarah = new Sarah(page, `guard-${Date.now().toString(36)}`);
  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();

  const elsewhere = await newPage();
  const sarahElsewhere = new Sarah(elsewhere, 'nobody');
  await elsewhere.goto(`${ORIGIN}/login`);
  await elsewhere.getByLabel('E-mail').fill(sarah.email);
  await elsewhere.getByLabel('Password').fill(sarah.password);
  await elsewhere.getByRole('button', { name: 'Log in', exact: true }).click();
  await elsewhere.getByRole('button', { name: /^Organisation:/ }).waitFor();

  // An authenticator app.
  await page.goto(`${ORIGIN}/settings/security`);
  await page.getByRole('button', { name: /^Authenticator app/ }).click();
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  expect(await faults(page)).toEqual([]);
  const secret = (await page.getByLabel('Or type this secret', { exact: true }).textContent()) ?? '';
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Add the app' }).click();
  await page.getByText(/wrong, too old/i).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(totp(secret));
  await page.getByRole('button', { name: 'Add the app' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect.poll(() => codes.count()).toBe(10);
  expect(await faults(page)).toEqual([]);
  const recovery = (await codes.first().textContent()) ?? '';
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('truevalue-recovery-codes.txt');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('list', { name: 'Second factors' }).getByText('Authenticator app').first().waitFor();
  await page.getByText('10 of 10').waitFor();
  expect(await faults(page)).toEqual([]);

  // The other session ended by it, and says so.
  await elsewhere.reload();
  await sarahElsewhere.sees('Welcome back');
  await elsewhere.getByText('You were logged out').waitFor();
  await elsewhere.getByText(/second factor of your account was added/).waitFor();
  expect(await faults(elsewhere)).toEqual([]);

  // Logging in asks for the app now.
  await sarah.logsOut();
  await sarah.entersPassword();
  await sarah.sees('Confirm that it is you');
  expect(await faults(page)).toEqual([]);
  await page.getByLabel('Code', { exact: true }).fill(totp(secret, 1));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /^Organisation:/ }).waitFor();

  // A passkey.
  const device = await VirtualDevice.on(page);
  await page.goto(`${ORIGIN}/settings/security`);
  await page.getByRole('button', { name: /^Passkey or security key/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Work laptop');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('list', { name: 'Second factors' }).getByText('Work laptop').waitFor();
  expect(await device.passkeys()).toBe(1);

  // By the passkey as a second factor, by it alone, and by a recovery code.
  await device.answers(false);
  await sarah.logsOut();
  await sarah.entersPassword();
  await sarah.sees('Confirm that it is you');
  await device.answers(true);
  await page.getByRole('button', { name: 'Continue with a passkey' }).click();
  await page.getByRole('button', { name: /^Organisation:/ }).waitFor();

  // The device answers what the e-mail field asks by itself, unless the button was quicker.
  await device.answers(false);
  await sarah.logsOut();
  await device.answers(true);
  await page
    .getByRole('button', { name: 'Continue with a passkey' })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  await page.getByRole('button', { name: /^Organisation:/ }).waitFor();

  await device.answers(false);
  await sarah.logsOut();
  await sarah.entersPassword();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code', { exact: true }).fill(recovery);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: /^Organisation:/ }).waitFor();

  // Gone again, after a question.
  await page.goto(`${ORIGIN}/settings/security`);
  await page.getByText('9 of 10').waitFor();
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Remove Work laptop' }).count()).toBe(0);

  await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'History' }).click();
  const history = page.getByRole('list', { name: 'Security history' });
  await history.getByText('Second factor removed').waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await history.getByText('Second factor added').count()).toBe(2);

  expect(complaints).toEqual([]);
});
