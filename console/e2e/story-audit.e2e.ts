import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch, ORIGIN } from './browser';
import { Sarah } from './sarah';

const folder = mkdtempSync(join(tmpdir(), 'story-audit-'));
const complaints: string[] = [];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'en-US' });
  context.setDefaultTimeout(20_000);
  // Where to save is asked by the system, which nobody can answer here: the file comes as a download then.
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
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
  rmSync(folder, { recursive: true });
});

/** Presses what gives a file, and keeps it. */
async function kept(name: string, press: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const file = join(folder, name);
  await download.saveAs(file);
  return file;
}

/** Events travel by Kafka: the trail is a moment behind. */
async function seesInTrail(event: RegExp): Promise<void> {
  const found = page.getByRole('button', { name: event });
  const lookAgain = page.getByRole('button', { name: 'Look again' });
  const look = async () => (await found.count()) > 0 || (await lookAgain.click(), false);
  await expect.poll(look, { timeout: 40_000, interval: 2_000 }).toBe(true);
}

async function opensEvent(event: RegExp): Promise<void> {
  await page.getByRole('button', { name: event }).first().click();
  // It is signed at most ten seconds after it came.
  await page.getByText('Verified in this browser').waitFor({ timeout: 30_000 });
}

async function exports(name: string): Promise<string> {
  await page.goto(`${ORIGIN}/audit`);
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the audit trail' });
  const file = await kept(name, () => dialog.getByRole('button', { name: 'Export' }).click());
  await dialog.getByText(/is saved/).waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('link', { name: 'Verify it here' }).click();
  return file;
}

test('Sarah proves an event, takes the trail away, and finds out what was tampered with', async () => {
  const sarah = new Sarah(page, `audit-${Date.now().toString(36)}`);
  await sarah.registers();
  await sarah.verifies();
  await sarah.logsIn();
  await sarah.createsOrganization();

  // A contact that changes.
  await sarah.opens('Contacts');
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('form', { name: 'New contact' });
  await form.getByLabel('First name').fill('Ada');
  await form.getByLabel('Last name').fill('Quimby');
  await page.getByRole('button', { name: 'Create contact' }).click();
  await page.getByRole('heading', { level: 2, name: /Quimby/ }).waitFor();
  const contact = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await sarah.edits('job title', 'Librarian');

  // Who did what, and that nobody changed it since.
  await page.goto(`${ORIGIN}/audit?action=contact.updated`);
  await seesInTrail(/^Contact updated/);
  expect(await faults(page)).toEqual([]);
  await opensEvent(/^Contact updated/);
  const changes = page.getByRole('table', { name: 'Before and after' });
  await changes.getByRole('row', { name: /^Job title – Librarian/ }).waitFor();
  await page.getByText('How it was verified').click();
  await page.getByText('The log’s key signed that root').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // The filter is a chip, and the way back leads to it.
  await page.getByRole('button', { name: 'Take away Action' }).click();
  await page.getByRole('button', { name: /^Organisation created/ }).waitFor();
  await page.goBack();
  await page.getByRole('list', { name: 'Filters' }).getByText('Contact updated').waitFor();

  // A checkpoint and the key, kept.
  await page.getByRole('navigation', { name: 'Audit trail' }).getByRole('link', { name: 'Checkpoint' }).click();
  await page.getByText('This browser keeps it').waitFor();
  expect(await faults(page)).toEqual([]);
  const checkpoint = await kept('checkpoint.txt', () =>
    page.getByRole('button', { name: 'Download the checkpoint' }).click(),
  );
  const key = await kept('key.txt', () => page.getByRole('button', { name: 'Download the key' }).click());
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText(/When this browser last looked/).waitFor();

  // The whole trail as a file, verified here and by the script alone.
  const bundle = await exports('bundle.ndjson');
  await page.getByText('What you kept').click();
  await page.getByLabel('The log’s key from a file').setInputFiles(key);
  await page.getByLabel('Checkpoints from a file').setInputFiles(checkpoint);
  await page.getByLabel('Bundle file').setInputFiles(bundle);
  await page.getByText(/^OK \d+ events$/).waitFor();
  await page.getByText('the key that you gave').waitFor();
  expect(await faults(page)).toEqual([]);
  const script = join(folder, 'verify-audit.js');
  writeFileSync(script, await (await fetch(`${ORIGIN}/verify-audit.js`)).text());
  const said = execFileSync(process.execPath, [script, bundle, '--key', key, '--checkpoints', checkpoint]);
  expect(said.toString()).toMatch(/^OK \d+ events\nSigned by truevalue\/audit\//);

  // One letter is enough.
  const changed = readFileSync(bundle, 'utf8').replace('"Librarian"', '"Librarien"');
  const forged = { name: 'forged.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(changed) };
  await page.getByLabel('Bundle file').setInputFiles(forged);
  await page.getByText(/^Event \d+ \([0-9a-f-]{36}\) was changed: its after is not what was recorded\.$/).waitFor();
  expect(await faults(page)).toEqual([]);

  // The contact's own page tells what happened to it.
  await page.goto(`${ORIGIN}/contacts/${contact}`);
  await page.getByRole('tab', { name: 'Activity' }).click();
  await page.getByRole('button', { name: /^Contact created/ }).waitFor();
  expect(await faults(page)).toEqual([]);

  // Erased, and still provable.
  await page.goto(`${ORIGIN}/audit?action=contact.updated`);
  await page.getByRole('button', { name: 'More about the trail' }).click();
  await page.getByRole('menuitem', { name: /Erase a person/ }).click();
  await page.getByLabel(/^Or the id of a person/).fill(contact);
  await page.getByLabel('Type erase to confirm').fill('erase');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('Their values are erased', { exact: true }).waitFor();
  await page.reload();
  await opensEvent(/^Contact updated/);
  await changes.getByText('Erased').first().waitFor();
  expect(await page.getByText('Librarian').count()).toBe(0);
  const after = await exports('after.ndjson');
  await page.getByLabel('Bundle file').setInputFiles(after);
  await page.getByText(/^OK \d+ events$/).waitFor();
  expect(readFileSync(after, 'utf8')).not.toContain('Librarian');

  // Whoever has no account verifies as well.
  await page.goto(`${ORIGIN}/verify-audit`);
  await page.getByLabel('Bundle file').setInputFiles(bundle);
  await page.getByText(/^OK \d+ events$/).waitFor();
  expect(await faults(page)).toEqual([]);

  expect(complaints).toEqual([]);
});
