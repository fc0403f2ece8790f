import { webcrypto } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { growthSinceLast } from '@/features/audit/api/kept-checkpoint';
import { toBase64 } from '@/lib/audit/bytes';
import { SampleLog } from '@/lib/audit/sample-log';
import { answering, signInAs } from '@/test-render';

const ORGANIZATION = '0193aaaa-0000-7000-8000-000000000001';

let log: SampleLog;

beforeEach(async () => {
  vi.stubGlobal('crypto', webcrypto);
  localStorage.clear();
  signInAs(['audit:read']);
  log = await SampleLog.of(ORGANIZATION);
  await grow('one', 'two');
});

async function grow(...ids: string[]): Promise<void> {
  for (const id of ids) {
    await log.add({ id, type: 'contact.created', source: '/crm-service', subject: id, data: {} });
  }
}

it('keeps what it saw, and finds that the log went on from there', async () => {
  expect(await growthSinceLast(await log.checkpoint(), log.keyText)).toMatchObject({
    before: undefined,
    fault: undefined,
  });
  await grow('three', 'four');
  // From two to four: the root over the two that came.
  const asked = answering({
    'GET /audit-log/api/consistency': { hashes: [toBase64((await log.path(0))[1] as never)] },
  });
  const grown = await growthSinceLast(await log.checkpoint(), log.keyText);
  expect(grown).toMatchObject({ before: { size: 2 }, fault: undefined, now: { size: 4 } });
  expect(asked).toEqual(['GET /audit-log/api/consistency?from=2&to=4']);
});

it('tells that the newest were cut off', async () => {
  await growthSinceLast(await log.checkpoint(), log.keyText);
  const cut = await growthSinceLast(await log.checkpoint(1), log.keyText);
  expect(cut.fault).toMatch(/saw 2 events, and now there are 1/);
  // What was seen is not forgotten for what does not continue it.
  expect((await growthSinceLast(await log.checkpoint(), log.keyText)).fault).toBeUndefined();
});

it('tells that events were rewritten', async () => {
  await growthSinceLast(await log.checkpoint(), log.keyText);
  log.events.reverse();
  expect((await growthSinceLast(await log.checkpoint(), log.keyText)).fault).toMatch(/were rewritten/);
  await grow('three');
  answering({ 'GET /audit-log/api/consistency': { hashes: [toBase64(log.events[2]?.hash as never)] } });
  expect((await growthSinceLast(await log.checkpoint(), log.keyText)).fault).toMatch(/were rewritten/);
});

it('takes the signature of a key from before a rotation', async () => {
  const newer = await SampleLog.of(ORGANIZATION);
  const grown = await growthSinceLast(await log.checkpoint(), `${newer.keyText}\n${log.keyText}\n`);
  expect(grown).toMatchObject({ fault: undefined, key: { text: log.keyText } });
});

it('believes no checkpoint that its key did not sign', async () => {
  const forged = (await log.checkpoint()).replace('\n2\n', '\n9\n');
  expect((await growthSinceLast(forged, log.keyText)).fault).toMatch(/signature does not hold/);
});
