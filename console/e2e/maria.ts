import type { Page } from 'playwright-core';
import { mailedLink, ORIGIN } from './browser';

/** Maria, who was invited and has no account yet: what she does, step by step, by roles and labels alone. */
export class Maria {
  readonly page: Page;
  readonly name = 'Maria Chen';
  readonly email: string;
  readonly password = 'four lanterns over the harbour';

  constructor(page: Page, run: string) {
    this.page = page;
    this.email = `maria.${run}@example.com`;
  }

  async opensInvite(): Promise<void> {
    await this.page.goto(await mailedLink(this.email, '/accept-invite'));
    await this.sees('You are invited');
  }

  async registers(): Promise<void> {
    await this.page.getByRole('link', { name: 'I am new here' }).click();
    await this.page.getByLabel('Full name').fill(this.name);
    await this.page.getByLabel('Work e-mail').fill(this.email);
    await this.page.getByLabel('Password').fill(this.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.sees('Check your inbox');
  }

  /** In the tab that is given, since mails open their links in a tab of their own. */
  async verifiesIn(tab: Page): Promise<void> {
    await tab.goto(await mailedLink(this.email, '/verify-email'));
    await tab.getByRole('heading', { name: 'Your e-mail is verified' }).waitFor();
  }

  async logsInFrom(tab: Page): Promise<void> {
    await tab.getByRole('link', { name: 'Log in' }).click();
    await tab.getByLabel('E-mail').fill(this.email);
    await tab.getByLabel('Password').fill(this.password);
    await tab.getByRole('button', { name: 'Log in' }).click();
  }

  async looksAt(path: string): Promise<void> {
    await this.page.goto(`${ORIGIN}${path}`);
  }

  async sees(heading: string): Promise<void> {
    await this.page.getByRole('heading', { name: heading }).waitFor();
  }
}
