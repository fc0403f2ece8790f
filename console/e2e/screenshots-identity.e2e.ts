import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launch, ORIGIN } from './browser';
import { Sarah } from './sarah';
import { totp } from './totp';
import { VirtualDevice } from './virtual-device';

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

test('takes every page of identity in light and dark', async () => {
  const sarah = new Sarah(page, `pictures-${Date.now().toString(36)}`);
  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();

  await page.goto(`${ORIGIN}/settings`);
  await page.getByLabel('Full name').waitFor();
  await take('identity-account');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await take('identity-delete');
  await page.keyboard.press('Escape');

  await page.goto(`${ORIGIN}/settings/security`);
  await page.getByRole('button', { name: /^Authenticator app/ }).waitFor();
  await take('identity-security-empty');
  await page.getByRole('button', { name: /^Authenticator app/ }).click();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await take('identity-totp');
  const secret = (await page.getByLabel('Or type this secret', { exact: true }).textContent()) ?? '';
  await page.getByLabel('Code', { exact: true }).fill(totp(secret));
  await page.getByRole('button', { name: 'Add the app' }).click();
  await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
  await take('identity-recovery-codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();

  const device = await VirtualDevice.on(page);
  await page.getByRole('button', { name: /^Passkey or security key/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Work laptop');
  await take('identity-passkey');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('list', { name: 'Second factors' }).getByText('Work laptop').waitFor();
  await page.getByRole('button', { name: /^Phone/ }).click();
  await take('identity-phone');
  await page.keyboard.press('Escape');
  await take('identity-security');
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await take('identity-remove');
  await page.keyboard.press('Escape');

  await page.goto(`${ORIGIN}/settings/sessions`);
  await page.getByText('This one').waitFor();
  await take('identity-sessions');
  await page.goto(`${ORIGIN}/settings/history`);
  await page.getByRole('list', { name: 'Security history' }).waitFor();
  await take('identity-history');

  await device.answers(false);
  await sarah.logsOut();
  await take('identity-login');
  await sarah.entersPassword();
  await sarah.sees('Confirm that it is you');
  await take('identity-second-step');
  await page.getByRole('button', { name: 'Use your authenticator app' }).click();
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByText(/That code is wrong/).waitFor();
  await take('identity-second-step-app');
  await page.setViewportSize({ width: 400, height: 800 });
  await take('identity-second-step-phone');
});
