import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

export const ORIGIN = process.env.TRUEVALUE_ORIGIN ?? 'http://localhost:8000';
export const INBOX = process.env.TRUEVALUE_INBOX ?? 'http://localhost:8025';

/** The system's own Chromium, never one that is downloaded. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? installedChromium(),
    headless: true,
    // Chromium's sandbox refuses to run as root, as containers often do.
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  });
}

function installedChromium(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
  if (found === undefined) {
    throw new Error('No Chromium on PATH. Install it (Debian: apt-get install chromium) or set CHROMIUM.');
  }
  return found;
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface Mail {
  text: string;
  html: string;
}

/** The address that the mail to this person carries, once it has come; only its path and fragment are kept. */
export async function mailedLink(to: string, page: string): Promise<string> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${INBOX}/api/messages?to=${encodeURIComponent(to)}`);
    const mails = answer.ok ? ((await answer.json()) as Mail[]) : [];
    const link = new RegExp(`${page}#token=[A-Za-z0-9_-]+`).exec(mails.map((mail) => mail.text + mail.html).join('\n'));
    if (link) {
      return ORIGIN + link[0];
    }
    await new Promise((resume) => setTimeout(resume, 250));
  }
  throw new Error(`No mail with ${page} came to ${to}.`);
}
