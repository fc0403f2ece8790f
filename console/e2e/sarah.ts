import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { mailedLink, ORIGIN } from './browser';

export const CONGRESS = fileURLToPath(new URL('../../docs/sample-data/contacts-us-congress.csv', import.meta.url));

/** Sarah, who founds an organisation: what she does in the console, step by step, by roles and labels alone. */
export class Sarah {
  readonly page: Page;
  readonly name = 'Sarah Okafor';
  readonly email: string;
  password = 'a quiet river bends twice';
  readonly organization = 'Acme Corp';
  readonly shortName: string;

  constructor(page: Page, run: string) {
    this.page = page;
    this.email = `sarah.${run}@example.com`;
    this.shortName = `acme-${run}`;
  }

  async registers(): Promise<void> {
    await this.page.goto(`${ORIGIN}/register`);
    await this.page.getByLabel('Full name').fill(this.name);
    await this.page.getByLabel('Work e-mail').fill(this.email);
    await this.page.getByLabel('Password').fill(this.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.sees('Check your inbox');
  }

  async verifies(): Promise<void> {
    await this.page.goto(await mailedLink(this.email, '/verify-email'));
    await this.sees('Your e-mail is verified');
  }

  async logsIn(): Promise<void> {
    await this.page.getByRole('link', { name: 'Log in' }).click();
    await this.entersPassword();
  }

  async entersPassword(): Promise<void> {
    await this.page.getByLabel('E-mail').fill(this.email);
    await this.page.getByLabel('Password').fill(this.password);
    await this.page.getByRole('button', { name: 'Log in' }).click();
  }

  async resetsPassword(): Promise<void> {
    await this.page.goto(`${ORIGIN}/login`);
    await this.page.getByRole('link', { name: 'Forgot your password?' }).click();
    await this.sees('Forgot your password?');
    await this.page.getByLabel('E-mail').fill(this.email);
    await this.page.getByRole('button', { name: 'Send the link' }).click();
    await this.sees('Check your inbox');
    await this.page.goto(await mailedLink(this.email, '/reset-password'));
    this.password = 'a slow train passes the lake';
    await this.page.getByLabel('New password', { exact: true }).fill(this.password);
    await this.page.getByRole('button', { name: 'Set the new password' }).click();
    await this.sees('Your password is changed');
  }

  /** One field of a record, in its place. */
  async edits(field: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: `Edit ${field}` }).click();
    await this.page.getByRole('textbox', { name: field }).fill(value);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('button', { name: `Edit ${field}` }).waitFor();
  }

  async logsOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Your account' }).click();
    await this.page.getByRole('menuitem', { name: 'Log out' }).click();
    await this.sees('Welcome back');
  }

  async createsOrganization(): Promise<void> {
    await this.sees('Create your organisation');
    await this.page.getByLabel('Organisation name').fill(this.organization);
    await this.page.getByLabel('Short name').fill(this.shortName);
    await this.page.getByRole('button', { name: 'Create organisation' }).click();
    await this.page.getByRole('button', { name: `Organisation: ${this.organization}` }).waitFor();
  }

  async opens(entry: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: entry }).click();
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  async choosesFile(file: string = CONGRESS): Promise<void> {
    await this.page.getByLabel('CSV file').setInputFiles(file);
    await this.page.getByRole('table', { name: 'Columns' }).waitFor();
  }

  async startsImport(): Promise<void> {
    await this.page.getByRole('button', { name: /^Import \d+ rows$/ }).click();
    await this.page.getByRole('progressbar', { name: 'Rows imported' }).waitFor();
  }

  async sees(heading: string): Promise<void> {
    await this.page.getByRole('heading', { name: heading }).waitFor();
  }
}
