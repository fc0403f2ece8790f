import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { webcrypto } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { AuditPage } from '@/app/routes/audit-page';
import { toBase64, utf8 } from '@/lib/audit/bytes';
import { lineOf, SampleLog } from '@/lib/audit/sample-log';
import { answering, refusal, show, signInAs } from '@/test-render';

const ORGANIZATION = '0193aaaa-0000-7000-8000-000000000001';
const PERSON = '0193bbbb-0000-7000-8000-000000000002';
const user = userEvent.setup();

let answers: Record<string, unknown>;

beforeEach(async () => {
  vi.stubGlobal('crypto', webcrypto);
  const log = await SampleLog.of(ORGANIZATION);
  const who = {
    actorid: PERSON,
    actortype: 'user',
    requestid: 'request-1',
    outcome: 'success',
    clientip: '192.0.2.31',
  };
  const what = { id: 'event-1', type: 'contact.updated', source: '/crm-service', subject: 'contact-1' };
  const times = { time: '2026-11-21T20:00:00Z', recordedtime: '2026-11-21T20:00:02Z' };
  const data = { before: { last_name: 'Ng' }, after: { last_name: 'Nguyen', email: { erased: true } } };
  const added = await log.add({ ...what, ...who, ...times, data }, 'Sarah Okafor');
  await log.add({ id: 'event-2', type: 'audit.read', source: '/audit-log-service', subject: ORGANIZATION, data: {} });
  const event = { ...(await lineOf(added, 0)), proof: undefined };
  answers = {
    'GET /audit-log/api/events': { items: [event], next_cursor: null },
    'GET /audit-log/api/events/event-1': event,
    'GET /audit-log/api/events/event-1/proof': {
      leaf_index: 0,
      tree_size: 2,
      leaf: toBase64(utf8(added.leaf)),
      hashes: (await log.path(0)).map(toBase64),
      checkpoint: await log.checkpoint(),
    },
    'GET /audit-log/api/checkpoint/key': new Response(log.keyText),
  };
});

const eventCalls = (asked: string[]) => asked.filter((call) => call.startsWith('GET /audit-log/api/events?'));

it('shows an event with what it changed, and verifies its proof here', async () => {
  signInAs(['audit:read']);
  answering(answers);
  show(<AuditPage />, '/audit');
  await user.click(await screen.findByRole('button', { name: /^Contact updated/ }));
  const drawer = await screen.findByRole('dialog', { name: 'Contact updated' });
  const changes = await within(drawer).findByRole('table', { name: 'Before and after' });
  expect(within(changes).getByRole('row', { name: 'Last name Ng Nguyen' })).toBeVisible();
  expect(within(changes).getByRole('row', { name: 'Email – Erased' })).toBeVisible();
  expect(within(drawer).getByText('192.0.2.31')).toBeVisible();
  expect(await within(drawer).findByText('Verified in this browser')).toBeVisible();
  expect(within(drawer).getByText(/This is event 0 of the 2/)).toBeVisible();
  expect(within(drawer).getByText(/one personal value/)).toBeVisible();
  expect(within(drawer).getAllByText(/Recorded/)[0]).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('says so where a proof does not hold', async () => {
  signInAs(['audit:read']);
  const shown = { ...(answers['GET /audit-log/api/events/event-1'] as object), outcome: 'failure' };
  answering({ ...answers, 'GET /audit-log/api/events/event-1': shown });
  show(<AuditPage />, '/audit?event=event-1');
  expect(await screen.findByText('This event does not fit what was recorded')).toBeVisible();
  expect(screen.getByText(/Its outcome is not what was recorded/)).toBeVisible();
});

it('waits for the checkpoint of an event that is newer than the last one', async () => {
  signInAs(['audit:read']);
  const asked = answering({
    ...answers,
    'GET /audit-log/api/events/event-1/proof': refusal(409, 'not_yet_checkpointed'),
  });
  show(<AuditPage />, '/audit?event=event-1');
  expect(await screen.findByText(/newer than the last signed checkpoint/)).toBeVisible();
  expect(asked.filter((call) => call.endsWith('/proof')).length).toBeGreaterThan(0);
});

it('asks for what is filtered by, shows it in words and takes it away again', async () => {
  signInAs(['audit:read']);
  const asked = answering(answers);
  show(<AuditPage />, `/audit?actor=${PERSON}&resource=contact:contact-1&from=2026-11-20`);
  await screen.findByRole('button', { name: /^Contact updated/ });
  expect(eventCalls(asked)[0]).toContain(`actor=${PERSON}`);
  expect(eventCalls(asked)[0]).toContain('resource=contact%3Acontact-1');
  expect(eventCalls(asked)[0]).toContain(`from=${encodeURIComponent(new Date(2026, 10, 20).toISOString())}`);
  const chips = screen.getByRole('list', { name: 'Filters' });
  expect(within(chips).getByText('November 20, 2026')).toBeVisible();
  await user.click(within(chips).getByRole('button', { name: 'Take away By' }));
  await waitFor(() => expect(eventCalls(asked).at(-1)).not.toContain('actor='));
  await user.type(screen.getByLabelText('Search the trail'), 'nguyen');
  await waitFor(() => expect(eventCalls(asked).at(-1)).toContain('q=nguyen'));
  await user.click(within(chips).getByRole('button', { name: 'Clear' }));
  expect(screen.queryByRole('list', { name: 'Filters' })).not.toBeInTheDocument();
});

it('offers neither export nor erasure to whoever may only read', async () => {
  signInAs(['audit:read']);
  answering(answers);
  show(<AuditPage />, '/audit');
  expect(await screen.findByRole('button', { name: 'Export' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'More about the trail' }));
  expect(await screen.findByText('Your role may not erase values.')).toBeVisible();
});

it('says why whoever may not read sees nothing', async () => {
  signInAs([]);
  answering({ 'GET /audit-log/api/events': refusal(403, 'permission_denied') });
  show(<AuditPage />, '/audit');
  expect(await screen.findByText('Your role does not allow this')).toBeVisible();
});

it('exports what is looked at as a file', async () => {
  signInAs(['audit:read', 'audit:export']);
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => `blob:${saved.push(file as Blob)}`);
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const asked = answering({ ...answers, 'POST /audit-log/api/exports': new Response('{"bundle":"…"}\n') });
  show(<AuditPage />, '/audit?action=contact.*');
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = await screen.findByRole('dialog', { name: 'Export the audit trail' });
  expect(within(dialog).getByText('Any contact event')).toBeVisible();
  await user.click(within(dialog).getByRole('radio', { name: 'Spreadsheet (CSV)' }));
  await user.click(within(dialog).getByRole('button', { name: 'Export' }));
  expect(await within(dialog).findByText(/^audit-acme-.*\.csv is saved/)).toBeVisible();
  expect(asked).toContain('POST /audit-log/api/exports {"format":"csv","action":"contact.*"}');
  expect(saved[0]?.size).toBe(utf8('{"bundle":"…"}\n').length);
});

it('saves nothing of an export that was canceled', async () => {
  signInAs(['audit:read', 'audit:export']);
  const saving = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  answering(answers);
  const others = globalThis.fetch;
  vi.stubGlobal('fetch', (target: string, init: RequestInit = {}) =>
    target.endsWith('/exports')
      ? new Promise((_, fail) => init.signal?.addEventListener('abort', () => fail(new DOMException('', 'AbortError'))))
      : others(target, init),
  );
  show(<AuditPage />, '/audit');
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = await screen.findByRole('dialog', { name: 'Export the audit trail' });
  await user.click(within(dialog).getByRole('button', { name: 'Export' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Cancel' }));
  expect(await within(dialog).findByText(/nothing was saved/)).toBeVisible();
  expect(saving).not.toHaveBeenCalled();
});

it('erases a person’s values once that is typed', async () => {
  signInAs(['audit:read', 'organization:write']);
  const asked = answering({ ...answers, 'POST /audit-log/api/erasures': new Response(null, { status: 204 }) });
  show(<AuditPage />, '/audit');
  await user.click(await screen.findByRole('button', { name: 'More about the trail' }));
  await user.click(await screen.findByRole('menuitem', { name: /Erase a person/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Erase a person’s values' });
  await user.type(within(dialog).getByLabelText(/^Or the id of a person/), 'nobody');
  expect(within(dialog).getByText('That is no id.')).toBeVisible();
  await user.clear(within(dialog).getByLabelText(/^Or the id of a person/));
  await user.type(within(dialog).getByLabelText(/^Or the id of a person/), PERSON);
  const erase = within(dialog).getByRole('button', { name: 'Erase for good' });
  expect(erase).toBeDisabled();
  await user.type(within(dialog).getByLabelText('Type erase to confirm'), 'erase');
  await user.click(erase);
  await waitFor(() => expect(asked).toContain(`POST /audit-log/api/erasures {"person_id":"${PERSON}"}`));
});
