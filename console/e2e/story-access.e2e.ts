import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch, ORIGIN } from './browser';
import { Maria } from './maria';
import { Sarah } from './sarah';

let browser: Browser;
let hers: BrowserContext;
let theirs: BrowserContext;
let office: Page;
let desk: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launch();
  const settings = { viewport: { width: 1360, height: 860 }, locale: 'en-US' };
  hers = await browser.newContext(settings);
  theirs = await browser.newContext(settings);
  for (const context of [hers, theirs]) {
    context.setDefaultTimeout(20_000);
    context.on('page', (page) => {
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) {
          complaints.push(message.text());
        }
      });
    });
  }
  office = await hers.newPage();
  desk = await theirs.newPage();
});

afterAll(async () => {
  await browser.close();
});

/** Answers the question who one is, where it is asked. */
async function confirms(page: Page, password: string, done: () => Promise<unknown>): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  const asked = dialog.waitFor().then(async () => {
    await dialog.getByLabel(/^Password/).fill(password);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
  });
  asked.catch(() => undefined);
  await done();
}

test('Sarah invites Maria, who comes as a new person, is denied, and is granted by a role of Sarah’s making', async () => {
  const run = Date.now().toString(36);
  const sarah = new Sarah(office, run);
  const maria = new Maria(desk, run);

  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();

  await sarah.opens('Members');
  await office.getByRole('button', { name: 'Invite' }).click();
  await office.getByLabel('E-mail addresses').fill(`Maria Chen <${maria.email}>`);
  await office.getByRole('button', { name: /^Roles:/ }).click();
  await office.getByRole('menuitemcheckbox', { name: 'Member' }).click();
  await office.getByRole('menuitemcheckbox', { name: 'Viewer' }).click();
  await office.keyboard.press('Escape');
  await office.getByRole('button', { name: 'Send invitation' }).click();
  await office.getByRole('link', { name: 'Invitations' }).click();
  await office.getByRole('table', { name: 'Invitations' }).getByText(maria.email).waitFor();
  expect(await faults(office)).toEqual([]);

  await maria.opensInvite();
  expect(desk.url(), 'the token leaves the address').toBe(`${ORIGIN}/accept-invite`);
  expect(await faults(desk)).toEqual([]);
  await maria.registers();
  // Her mail program opens links in a tab of their own; the invitation is found from there.
  const mailTab = await theirs.newPage();
  await maria.verifiesIn(mailTab);
  await maria.logsInFrom(mailTab);
  await mailTab.getByRole('heading', { name: `Join ${sarah.organization}` }).waitFor();
  expect(await mailTab.evaluate(() => JSON.stringify(localStorage)), 'nothing that outlives the tab').toBe('{}');
  await mailTab.getByRole('button', { name: 'Accept the invitation' }).click();
  await mailTab.getByRole('button', { name: `Organisation: ${sarah.organization}` }).waitFor();
  expect(await mailTab.evaluate(() => sessionStorage.length), 'the invitation is spent').toBe(0);
  await mailTab.close();

  await maria.looksAt('/roles');
  await maria.sees('Your role does not allow this');
  const locked = desk.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Roles' });
  await locked.focus();
  await desk.getByText('Your role does not include this.').first().waitFor();

  await sarah.opens('Roles');
  await office.getByRole('link', { name: 'New role' }).click();
  await office.getByLabel('Name', { exact: true }).fill('auditor');
  await office.getByLabel('Read roles', { exact: true }).selectOption('all');
  await office.getByLabel('Read contacts', { exact: true }).selectOption('team');
  await office.getByRole('button', { name: 'Review and save' }).click();
  expect(await faults(office)).toEqual([]);
  await confirms(office, sarah.password, async () => {
    await office.getByRole('button', { name: 'Create role' }).click();
    await office.getByRole('heading', { level: 2, name: /^Auditor/ }).waitFor();
  });

  await sarah.opens('Members');
  await office.getByRole('button', { name: `Actions for ${maria.name}` }).click();
  await office.getByRole('menuitem', { name: 'Change roles…' }).click();
  await office.getByRole('checkbox', { name: 'Auditor' }).check();
  await confirms(office, sarah.password, async () => {
    await office.getByRole('button', { name: 'Save roles' }).click();
    await office.getByRole('table', { name: 'Members' }).getByText('Auditor').waitFor();
  });

  // The gate knows within a second; the console then takes a new token by itself.
  const granted = desk.getByRole('table', { name: 'Roles' }).getByRole('link', { name: 'Auditor' });
  const seen = async () => {
    await maria.looksAt('/roles');
    return granted.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(seen, { timeout: 40_000, interval: 1_000 }).toBe(true);

  await office.getByRole('link', { name: maria.name }).click();
  await office.getByRole('button', { name: 'Read roles: Yes. Why?' }).click();
  await office.getByText('Allowed', { exact: true }).waitFor();
  await office.getByRole('list', { name: 'How this is decided' }).getByText('Auditor').waitFor();
  expect(await faults(office)).toEqual([]);

  expect(complaints).toEqual([]);
});
