// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyBundle } from '@/lib/audit/bundle';
import { toBase64, utf8 } from '@/lib/audit/bytes';
import { CSV_HEAD } from '@/lib/audit/csv';
import { at, type JsonObject } from '@/lib/audit/json';
import { leafHash } from '@/lib/audit/merkle';
import { lineOf, SampleLog, subtreeOf } from '@/lib/audit/sample-log';
import type { Trusted, Verdict } from '@/lib/audit/verdict';

const ORGANIZATION = '0193aaaa-0000-7000-8000-000000000001';

let log: SampleLog;
let lines: JsonObject[];

async function filled(count = 7): Promise<SampleLog> {
  const made = await SampleLog.of(ORGANIZATION);
  for (let at = 0; at < count; at += 1) {
    const data = { before: null, after: { name: `Record ${at}`, amount: at * 7 } };
    const who = { actorid: 'sarah', actortype: 'user', requestid: `request-${at}`, outcome: 'success' };
    const what = { id: `event-${at}`, type: 'contact.created', source: '/crm-service', subject: `contact-${at}` };
    await made.add({ ...what, ...who, time: `2026-11-21T20:00:0${at}Z`, data }, 'Sarah Okafor');
  }
  return made;
}

beforeEach(async () => {
  log = await filled();
  lines = await log.bundle([3, 7]);
});

function verdictOf(of = lines, trusted: Trusted = {}): Promise<Verdict> {
  return verifyBundle(new Blob([of.map((line) => `${JSON.stringify(line)}\n`).join('')]).stream(), trusted);
}

function csvOf(of: JsonObject[]): string {
  const rows = of.map((line) => {
    const told = (column: string) => at(line, `/${column.replace(/^(actor|resource)_/, '$1/')}`) ?? null;
    const texts = CSV_HEAD.slice(0, -1).map((column) => ('proof' in line ? told(column) : null));
    const cells = texts.map((value) =>
      value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value),
    );
    return [...cells.map((cell) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)), JSON.stringify(line)];
  });
  return [CSV_HEAD, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const containing = (text: string): unknown => expect.stringContaining(text);
const matching = (words: RegExp): unknown => expect.stringMatching(words);

/** Events stand after the header, and the first checkpoint after the third of them. */
const lineAt = (index: number) => lines[index < 3 ? index + 1 : index + 2] as JsonObject & { proof: JsonObject };

describe('a bundle that nobody touched', () => {
  it('fits, and says which key it believed', async () => {
    expect(await verdictOf()).toMatchObject({
      fits: true,
      events: 7,
      size: 7,
      checkpoints: 2,
      organization: ORGANIZATION,
      pinned: false,
      key: { text: log.keyText },
    });
  });

  it('fits under the key and the checkpoints that were kept', async () => {
    const checkpoints = (await log.checkpoint(2)) + (await log.checkpoint(7));
    expect(await verdictOf(lines, { keys: [log.keyText], checkpoints })).toMatchObject({
      fits: true,
      pinned: true,
      kept: 2,
    });
  });

  it('fits where events are left out, as hashes', async () => {
    const some = [
      { ...lines[0], filter: { action: 'contact.*' } },
      await subtreeOf(log, 0, 1),
      lineAt(2),
      await subtreeOf(log, 3, 0),
      await subtreeOf(log, 4, 1),
    ];
    const rest = [lineAt(6), { checkpoint: await log.checkpoint() }, { end: { events: 2, tree_size: 7 } }];
    expect(await verdictOf([...some, ...rest] as JsonObject[])).toMatchObject({ fits: true, events: 2, size: 7 });
  });

  it('fits where a person’s values were erased', async () => {
    for (const [index, { personal, ...event }] of log.events.entries()) {
      const erased = personal.map(({ person, ciphertext }) => ({ person, ciphertext }));
      Object.assign(lineAt(index), await lineOf({ ...event, personal: erased }, index));
    }
    expect((lineAt(0).actor as JsonObject).display).not.toBe('Sarah Okafor');
    expect(await verdictOf()).toMatchObject({ fits: true, events: 7 });
  });

  it('fits as CSV, with cells that no spreadsheet takes for a formula', async () => {
    await log.add(
      { id: 'last', type: 'user.renamed', source: '/auth', subject: 'x', useragent: '=cmd() "a"\n' },
      'Sarah',
    );
    lines = await log.bundle();
    expect(await verifyBundle(new Blob([csvOf(lines)]).stream())).toMatchObject({ fits: true, events: 8 });
    const changed = csvOf(lines).replace('contact-4', 'contact-5');
    expect(await verifyBundle(new Blob([changed]).stream())).toMatchObject({
      index: 4,
      sentence: 'event 4 (event-4) was changed: its column resource_id is not what was recorded',
    });
  });

  it('tells how far it came, in bytes and events', async () => {
    const told: number[] = [];
    const file = new Blob([lines.map((line) => `${JSON.stringify(line)}\n`).join('')]);
    await verifyBundle(file.stream(), {}, ({ bytes }) => told.push(bytes));
    expect(told.at(-1)).toBe(file.size);
  });
});

describe('tampering is named', () => {
  it('one value of an event', async () => {
    (lineAt(4).after as JsonObject).name = 'Another';
    expect(await verdictOf()).toMatchObject({
      fits: false,
      index: 4,
      id: 'event-4',
      sentence: 'event 4 (event-4) was changed: its after is not what was recorded',
    });
  });

  it('one byte of a leaf', async () => {
    lineAt(4).proof.leaf = (lineAt(4).proof.leaf as string).replace('Record 4', 'Record 5');
    expect(await verdictOf()).toMatchObject({ fits: false, index: 4, id: 'event-4' });
  });

  it('a leaf with its own hash and its fields made to fit', async () => {
    const leaf = (lineAt(4).proof.leaf as string).replace('Record 4', 'Record 5');
    Object.assign(lineAt(4).proof, { leaf, hash: toBase64(await leafHash(utf8(leaf))) });
    (lineAt(4).after as JsonObject).name = 'Record 5';
    const verdict = await verdictOf();
    expect(verdict).toMatchObject({ fits: false });
    expect(!verdict.fits && verdict.sentence).toMatch(
      /^events 3 to 6 were rewritten, removed or added: the checkpoint at 7 does not fit, that at 3 does$/,
    );
  });

  it('a personal value that was put in the place of another', async () => {
    const other = (await filled(1)).events[0];
    lineAt(4).proof.personal = other?.personal as never;
    expect(await verdictOf()).toMatchObject({ fits: false, index: 4 });
  });

  it('an event that is not there', async () => {
    lines.splice(lines.indexOf(lineAt(4)), 1);
    expect(await verdictOf()).toMatchObject({ fits: false, index: 5, id: 'event-5' });
  });

  it('an event that is not there, the others moved up', async () => {
    const shorter = await filled(0);
    shorter.events.push(...log.events.filter((_, index) => index !== 4));
    const forged = [await log.header(), ...(await shorter.bundle([])).slice(1, -1)];
    forged.push({ checkpoint: await log.checkpoint() }, { end: { events: 6, tree_size: 6 } });
    expect(await verdictOf(forged)).toMatchObject({ fits: false });
  });

  it('two events that changed places', async () => {
    const [one, other] = [lines.indexOf(lineAt(4)), lines.indexOf(lineAt(5))];
    [lines[one], lines[other]] = [lines[other] as JsonObject, lines[one] as JsonObject];
    expect(await verdictOf()).toMatchObject({ fits: false, index: 5, id: 'event-5' });
  });

  it('every hash made anew, by somebody who has not the key', async () => {
    const forged = await filled();
    const theirs = await forged.bundle([3, 7]);
    theirs[0] = await log.header();
    expect(await verdictOf(theirs)).toMatchObject({
      fits: false,
      sentence: containing('no key that is trusted'),
    });
    // With a key of the forger's own it fits itself, and only the pinned key tells.
    expect(await verdictOf(await forged.bundle())).toMatchObject({ fits: true, pinned: false });
    expect(await verdictOf(await forged.bundle(), { keys: [log.keyText] })).toMatchObject({ fits: false });
  });

  it('the newest cut off, by a checkpoint that was kept', async () => {
    const checkpoints = await log.checkpoint();
    log.events.splice(5);
    const cut = await log.bundle();
    expect(await verdictOf(cut)).toMatchObject({ fits: true, events: 5 });
    expect(await verdictOf(cut, { checkpoints })).toMatchObject({
      fits: false,
      sentence: containing('7'),
    });
  });

  it('the past rewritten and signed again, by a checkpoint that was kept', async () => {
    const checkpoints = await log.checkpoint(4);
    log.events[1] = (await filled(2)).events[0] as (typeof log.events)[0];
    const rewritten = await log.bundle([5]);
    rewritten.splice(-1, 0, { checkpoint: await log.checkpoint() });
    expect(await verdictOf(rewritten)).toMatchObject({ fits: true });
    expect(await verdictOf(rewritten, { checkpoints })).toMatchObject({
      fits: false,
      sentence: matching(/^events 0 to 3 were .* the checkpoint kept outside at 4 does not fit$/),
    });
  });

  it.each([
    ['cut off in the middle', () => lines.splice(5)],
    ['without its last checkpoint', () => lines.splice(-2, 1)],
    ['with something after the end', () => lines.push({ end: {} })],
    ['without its header', () => lines.shift()],
    ['with an end that counts other events', () => lines.splice(-1, 1, { end: { events: 6, tree_size: 7 } })],
    ['of another organisation’s log', () => Object.assign(lines[0] as object, { organization_id: 'another' })],
  ])('a bundle %s', async (_, tamper) => {
    tamper();
    expect(await verdictOf()).toMatchObject({ fits: false });
  });

  it('a file that is something else', async () => {
    expect(await verifyBundle(new Blob(['id,type\n']).stream())).toMatchObject({
      fits: false,
      sentence: 'line 1: not a JSON object',
    });
    expect(await verifyBundle(new Blob([Uint8Array.of(0x7b, 0xff)]).stream())).toMatchObject({ fits: false });
    expect(await verifyBundle(new Blob([]).stream())).toMatchObject({ fits: false });
  });
});
