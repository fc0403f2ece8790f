// @vitest-environment node
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SampleLog } from '@/lib/audit/sample-log';
// What lays it out stands with the build, outside of src.
// eslint-disable-next-line no-restricted-imports
import { standaloneVerifier } from '../../../scripts/standalone-verifier.ts';

const containing = (text: string): unknown => expect.stringContaining(text);
const matching = (words: RegExp): unknown => expect.stringMatching(words);

const folder = mkdtempSync(join(tmpdir(), 'verify-audit-'));
const script = join(folder, 'verify-audit.js');
const bundle = join(folder, 'bundle.ndjson');
let key = '';

beforeAll(async () => {
  const log = await SampleLog.of('0193aaaa-0000-7000-8000-000000000001');
  for (const id of ['one', 'two', 'three']) {
    await log.add({ id, type: 'contact.created', source: '/crm-service', subject: id, data: {} }, 'Sarah');
  }
  key = log.keyText;
  writeFileSync(script, standaloneVerifier());
  writeFileSync(bundle, (await log.bundle()).map((line) => `${JSON.stringify(line)}\n`).join(''));
  writeFileSync(join(folder, 'kept.txt'), await log.checkpoint());
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Promise<{ code: unknown; stdout: string }> {
  return promisify(execFile)(process.execPath, [script, ...args], { cwd: folder }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (failure: unknown) => failure as { code: unknown; stdout: string },
  );
}

it('verifies by itself, in one file that imports nothing', async () => {
  expect(standaloneVerifier()).not.toMatch(/^(import|export) /m);
  expect(await run(bundle, '--key', key, '--checkpoints', 'kept.txt')).toMatchObject({
    code: 0,
    stdout: matching(/^OK 3 events\nSigned by truevalue\/audit\/.*\n.*, as given\.\n$/),
  });
  expect(await run(bundle)).toMatchObject({ code: 0, stdout: containing('came with the bundle') });
});

it('names what does not fit, and what it was not asked rightly', async () => {
  const forged = (await SampleLog.of('0193aaaa-0000-7000-8000-000000000001')).keyText;
  expect(await run(bundle, '--key', forged)).toMatchObject({
    code: 1,
    stdout: containing('no key that is trusted'),
  });
  expect(await run()).toMatchObject({ code: 2 });
  expect(await run('nothing-here')).toMatchObject({ code: 2 });
});
