// @vitest-environment node
import { openAsBlob, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { verifyBundle } from '@/lib/audit/bundle';
import type { Trusted } from '@/lib/audit/verdict';

const FOLDER = fileURLToPath(new URL('../../../../libs/audit-bundle/src/test/resources/bundles/', import.meta.url));

/** What every verifier must say of the bundles beside it. */
interface Expected {
  file: string;
  key?: string;
  checkpoints?: string;
  /** 0: all fits; 1: something does not; 2: not judged. */
  code: number;
  line: string;
}

const text = (name: string) => readFileSync(FOLDER + name, 'utf8');
const expected = JSON.parse(text('expected.json')) as Expected[];

it('has its fixtures', () => expect(expected.length).toBeGreaterThan(30));

it.each(expected)('$file with $key, $checkpoints: $line', async ({ file, key, checkpoints, code, line }) => {
  const trusted: Trusted = {
    ...(key === undefined ? {} : { keys: [text(key).trim()] }),
    ...(checkpoints === undefined ? {} : { checkpoints: text(checkpoints) }),
  };
  const verdict = await verifyBundle((await openAsBlob(FOLDER + file)).stream(), trusted);
  const said = verdict.fits ? 0 : verdict.judged ? 1 : 2;
  expect([verdict.sentence, said]).toEqual([line, code]);
});
