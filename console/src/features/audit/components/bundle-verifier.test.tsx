import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { webcrypto } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { BundleVerifier } from '@/features/audit/components/bundle-verifier';
import { verifyBundle } from '@/lib/audit/bundle';
import { SampleLog } from '@/lib/audit/sample-log';
import type { Task } from '@/lib/audit/worker';
import { show } from '@/test-render';

const ORGANIZATION = '0193aaaa-0000-7000-8000-000000000001';
const user = userEvent.setup();

let log: SampleLog;

/** On this thread, since a test has no other. */
class NearWorker extends EventTarget {
  terminate = () => undefined;
  postMessage({ trusted }: Task): void {
    const lines = new Response(content).body as ReadableStream<Uint8Array>;
    const tell = (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data }));
    verifyBundle(lines, trusted, (progress) => tell({ kind: 'progress', progress })).then(
      (verdict) => tell({ kind: 'verdict', verdict }),
      (failure: unknown) => tell({ kind: 'failure', message: String(failure) }),
    );
  }
}

let content = '';

beforeEach(async () => {
  vi.stubGlobal('crypto', webcrypto);
  vi.stubGlobal('Worker', NearWorker);
  log = await SampleLog.of(ORGANIZATION);
  for (const id of ['one', 'two', 'three']) {
    const data = { before: null, after: { name: id } };
    await log.add({ id, type: 'contact.created', source: '/crm-service', subject: id, data }, 'Sarah');
  }
  content = (await log.bundle()).map((line) => `${JSON.stringify(line)}\n`).join('');
});

async function choose(): Promise<void> {
  await user.upload(screen.getByLabelText('Bundle file'), new File([content], 'audit.ndjson'));
}

it('says that a bundle fits, and whose key it believed', async () => {
  show(<BundleVerifier />);
  await choose();
  expect(await screen.findByText('OK 3 events')).toBeVisible();
  expect(screen.getByText('Signed by the key inside the bundle')).toBeVisible();
});

it('names the first event that does not fit', async () => {
  content = content.replace('"after":{"name":"two"}', '"after":{"name":"other"}');
  show(<BundleVerifier />);
  await choose();
  expect(await screen.findByText('Event 1 (two) was changed: its after is not what was recorded.')).toBeVisible();
});

it('holds the bundle to a key and to checkpoints that were kept', async () => {
  show(<BundleVerifier />);
  await user.click(screen.getByText('What you kept'));
  await user.click(screen.getByLabelText('The log’s key'));
  await user.paste(log.keyText);
  await user.click(screen.getByLabelText('Checkpoints'));
  await user.paste(await log.checkpoint(2));
  await choose();
  expect(await screen.findByText('OK 3 events')).toBeVisible();
  expect(screen.getByText('the key that you gave')).toBeVisible();
  expect(screen.getByText(/and 1 that you kept/)).toBeVisible();
});

it('says so where what was kept is no key', async () => {
  show(<BundleVerifier />);
  await user.click(screen.getByText('What you kept'));
  await user.click(screen.getByLabelText('The log’s key'));
  await user.paste('something');
  await choose();
  expect(await screen.findByText('audit.ndjson was not verified')).toBeVisible();
});
