import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch, ORIGIN } from './browser';
import { Maria } from './maria';
import { Sarah } from './sarah';

const FOLDER = process.env.SCREENSHOTS ?? 'target/screenshots';

let browser: Browser;
let page: Page;
/** What axe found, and where first. */
const wrong = new Map<string, string>();

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: 'en-US' });
  page.setDefaultTimeout(15_000);
});

afterAll(async () => {
  await browser.close();
});

/** The page as it stands, in both themes, and what axe says of it. */
async function take(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
    (await faults(page)).forEach((fault) => wrong.set(fault, wrong.get(fault) ?? `${name} ${colorScheme}`));
  }
}

/** Types the password where it is asked for, then waits for what follows. */
async function proven(password: string, shown: () => Promise<unknown>): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  const asked = dialog.waitFor().then(async () => {
    await dialog.getByLabel(/^Password/).fill(password);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
  });
  asked.catch(() => undefined);
  await shown();
}

test('takes every page of the organisation and of access', async () => {
  const run = Date.now().toString(36);
  const sarah = new Sarah(page, run);
  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();

  await sarah.opens('Teams');
  await sarah.sees('No teams yet');
  await take('teams-empty');
  await page.getByRole('button', { name: 'New team' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Sales');
  await page.getByRole('button', { name: 'Lead' }).click();
  await page.getByRole('option', { name: sarah.name }).waitFor();
  await take('team-new');
  await page.getByRole('option', { name: sarah.name }).click();
  await page.getByRole('button', { name: 'Create team' }).click();
  await page.getByRole('list', { name: 'Team members' }).getByText(sarah.name).waitFor();
  await take('team');

  await sarah.opens('Members');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('E-mail addresses').fill('nobody, daniel@example.com');
  await page.getByText('Not an address: nobody').waitFor();
  await take('invite-bad');
  const maria = new Maria(page, run);
  await page.getByLabel('E-mail addresses').fill(`${maria.email}, daniel.${run}@example.com`);
  await page.getByRole('button', { name: /^Teams:/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Sales' }).click();
  await page.keyboard.press('Escape');
  await take('invite');
  await page.getByRole('button', { name: 'Send 2 invitations' }).click();
  await page.getByRole('link', { name: 'Invitations' }).click();
  await page.getByText(maria.email).waitFor();
  await take('invites');
  await maria.opensInvite().catch(() => undefined);
  await take('accept-invite-other');
  await page.goto(`${ORIGIN}/members`);
  await page.getByRole('button', { name: `Actions for ${sarah.name}` }).click();
  await take('members-actions');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: sarah.name }).click();
  await page.getByRole('table', { name: /^What/ }).waitFor();
  await take('member');
  await page.getByRole('button', { name: /^Read contacts: / }).click();
  await page.getByRole('list', { name: 'How this is decided' }).waitFor();
  await take('member-why');
  await page.keyboard.press('Escape');

  await sarah.opens('Roles');
  await page.getByRole('table', { name: 'Roles' }).getByRole('link').first().waitFor();
  await take('roles');
  await page.getByRole('link', { name: 'Manager' }).click();
  await page.getByRole('table', { name: 'Permissions' }).waitFor();
  await take('role');
  await page.getByRole('link', { name: 'Duplicate' }).click();
  await page.getByRole('table', { name: 'Permissions' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('sales-lead');
  await page.getByLabel('Delete contacts', { exact: true }).selectOption('all');
  await page
    .getByRole('button', { name: /Contacts/ })
    .first()
    .click();
  await take('role-new');
  await page.getByRole('button', { name: 'Review and save' }).click();
  await take('role-review-new');
  await proven(sarah.password, async () => {
    await page.getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  });
  await page
    .getByRole('link', { name: 'Assignments' })
    .first()
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
  await page.goto(`${ORIGIN}/assignments`);
  await page.getByRole('table', { name: 'Assignments' }).getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: 'Give a role' }).click();
  const form = page.getByRole('form', { name: 'Give a role' });
  await form.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'A team' }).click();
  await form.getByRole('button', { name: 'Team' }).click();
  await page.getByRole('option', { name: 'Sales' }).click();
  await form.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Sales lead' }).click();
  await form.getByRole('combobox', { name: 'How long' }).click();
  await page.getByRole('option', { name: 'For 30 days' }).click();
  await take('assign');
  await proven(sarah.password, async () => {
    await form.getByRole('button', { name: 'Give the role' }).click();
    await page.getByRole('table', { name: 'Assignments' }).getByText('Sales lead').waitFor();
  });
  await take('assignments');
  await page.goto(`${ORIGIN}/access/who?permission=contacts%3Adelete`);
  await page.getByRole('list', { name: 'Who can' }).waitFor();
  await take('who-can');
  await page.getByRole('link', { name: /^Explain contacts/ }).click();
  await page.getByRole('list', { name: 'How this is decided' }).waitFor();
  await take('explain');
  await page.goto(`${ORIGIN}/roles`);
  await page.getByRole('link', { name: 'Sales lead' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Write contacts', { exact: true }).selectOption('all');
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByRole('heading', { name: 'People' }).waitFor();
  await take('role-review');
  await page.keyboard.press('Escape');

  await sarah.opens('Policies');
  await sarah.sees('No policies yet');
  await take('policies-empty');
  await page.getByRole('link', { name: 'New policy' }).first().click();
  await page.getByRole('list', { name: 'Examples' }).waitFor();
  await take('policy-examples');
  await page.getByRole('button', { name: /^VIPs/ }).click();
  await page
    .getByRole('textbox', { name: 'Condition' })
    .fill('"vip" in resource.tags &&\n  resourc.owner_id != principal.id');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: /there is no|undeclared/ }).waitFor();
  await take('policy-fault');
  await page
    .getByRole('textbox', { name: 'Condition' })
    .fill('"vip" in resource.tags &&\n  resource.owner_id != principal.id');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('region', { name: 'Preview' }).waitFor();
  await take('policy');
  await proven(sarah.password, async () => {
    await page.getByRole('button', { name: 'Create policy' }).click();
    await page.getByRole('button', { name: 'Save policy' }).waitFor();
  });
  await sarah.opens('Policies');
  await page.getByRole('table', { name: 'Policies' }).getByRole('link').first().waitFor();
  await take('policies');

  await sarah.opens('Integrations');
  await sarah.sees('No integrations yet');
  await page.getByRole('button', { name: 'New integration' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Nightly export');
  await page.getByLabel('Read contacts', { exact: true }).selectOption('all');
  await take('integration-new');
  await proven(sarah.password, async () => {
    await page.getByRole('button', { name: 'Create integration' }).click();
    await page.getByText('This is shown once').waitFor();
  });
  await take('integration-secret');
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('list', { name: 'Integrations' }).waitFor();
  await take('integrations');

  await sarah.opens('Settings');
  await page.getByLabel('Short name').fill(`${sarah.shortName}-two`);
  await take('organization');
  await page.getByRole('switch', { name: 'Require a second factor' }).click();
  await take('organization-second-factor');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Delete organisation…' }).click();
  await take('organization-delete');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 400, height: 800 });
  for (const path of [
    'members',
    'invites',
    'teams',
    'roles',
    'assignments',
    'policies',
    'integrations',
    'organization',
  ]) {
    await page.goto(`${ORIGIN}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await take(`phone-${path}`);
  }
  expect([...wrong]).toEqual([]);
}, 420_000);
