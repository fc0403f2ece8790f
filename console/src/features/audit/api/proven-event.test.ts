// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import type { AuditEvent } from '@/api/types';
import { type EventProof, provenEvent } from '@/features/audit/api/proven-event';
import { toBase64, utf8 } from '@/lib/audit/bytes';
import { lineOf, SampleLog } from '@/lib/audit/sample-log';

const ORGANIZATION = '0193aaaa-0000-7000-8000-000000000001';

let log: SampleLog;
let event: AuditEvent;
let proof: EventProof;

beforeEach(async () => {
  log = await SampleLog.of(ORGANIZATION);
  for (const id of ['one', 'two', 'three']) {
    const what = { id, type: 'contact.updated', source: '/crm-service', subject: `contact-${id}`, actorid: 'sarah' };
    const times = { time: '2026-11-21T20:00:00Z', recordedtime: '2026-11-21T20:00:01Z' };
    await log.add({ ...what, ...times, data: { before: { name: 'Ng' }, after: { name: 'Nguyen' } } }, 'Sarah Okafor');
  }
  event = await told(1);
  proof = await proofOf(1);
});

async function told(index: number): Promise<AuditEvent> {
  return (await lineOf(log.events[index] as never, index)) as unknown as AuditEvent;
}

async function proofOf(index: number): Promise<EventProof> {
  return {
    leaf_index: index,
    tree_size: log.events.length,
    leaf: toBase64(utf8(log.events[index]?.leaf ?? '')),
    hashes: (await log.path(index)).map(toBase64),
    checkpoint: await log.checkpoint(),
  };
}

it('holds for what was recorded, and says what it could not compare', async () => {
  const proven = await provenEvent(event, proof, log.keyText);
  expect(proven).toMatchObject({ fault: undefined, index: 1, size: 3, sealed: 1, recordedAt: '2026-11-21T20:00:01Z' });
  expect(proven.path).toHaveLength(2);
  expect(proven.key?.text).toBe(log.keyText);
});

it('holds for numbers that no double tells exactly, and for texts that look like them', async () => {
  const after = { size: 'number:12345678901234567890', name: 'text:number:7' };
  await log.add({ id: 'four', type: 'contact.created', source: '/crm-service', subject: 'four', data: { after } });
  const shown = { ...(await told(3)), after: JSON.parse('{"size":12345678901234567890,"name":"number:7"}') as unknown };
  expect((await provenEvent(shown, await proofOf(3), log.keyText)).fault).toBeUndefined();
  const other = { ...shown, after: { size: 1, name: 'number:7' } };
  expect((await provenEvent(other, await proofOf(3), log.keyText)).fault).toBe('Its after is not what was recorded.');
});

it('holds for a moment with other zeros at its end, and for no other moment', async () => {
  expect((await provenEvent({ ...event, time: '2026-11-21T20:00:00.000Z' }, proof, log.keyText)).fault).toBeUndefined();
  const later = { ...event, time: '2026-11-21T20:00:00.001Z' };
  expect((await provenEvent(later, proof, log.keyText)).fault).toBe('Its time is not what was recorded.');
});

it('does not hold where another value is shown', async () => {
  const shown = { ...event, after: { name: 'Somebody else' } };
  expect((await provenEvent(shown, proof, log.keyText)).fault).toBe('Its after is not what was recorded.');
});

it('does not hold for a leaf that stands elsewhere, or not at all', async () => {
  expect((await provenEvent(event, { ...proof, leaf_index: 2 }, log.keyText)).fault).toMatch(
    /^The path .* does not hold/,
  );
  const leaf = toBase64(utf8((log.events[1]?.leaf ?? '').replace('Nguyen', 'Other')));
  const shown = { ...event, after: { name: 'Other' } };
  expect((await provenEvent(shown, { ...proof, leaf }, log.keyText)).fault).toMatch(/^The path .* another root/);
});

it('does not hold under another key, another organisation or a changed checkpoint', async () => {
  const other = await SampleLog.of(ORGANIZATION);
  expect((await provenEvent(event, proof, other.keyText)).fault).toMatch(/not signed by the key/);
  const elsewhere = { ...event, organization_id: 'another' };
  expect((await provenEvent(elsewhere, proof, log.keyText)).fault).toBe(
    'Its organization_id is not what was recorded.',
  );
  const checkpoint = (await log.checkpoint(2)).replace('\n2\n', '\n3\n');
  expect((await provenEvent(event, { ...proof, checkpoint }, log.keyText)).fault).toBeDefined();
});

it('holds for an event of which values were erased', async () => {
  const erased = { ...event, actor: { ...event.actor, display: null } };
  expect(await provenEvent(erased, proof, log.keyText)).toMatchObject({ fault: undefined, sealed: 1 });
});
