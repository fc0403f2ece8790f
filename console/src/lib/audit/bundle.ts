import { Malformed } from '@/lib/audit/bytes';
import { BundleCheck } from '@/lib/audit/bundle-check';
import { CutOff, linesOf } from '@/lib/audit/lines';
import { recordsOf } from '@/lib/audit/records';
import { type Progress, type Trusted, Unfit, type Verdict } from '@/lib/audit/verdict';

/**
 * Verifies a bundle as it streams by, NDJSON or CSV, trusting nothing but what is given in `trusted`: each event against
 * its leaf, the leaves against the checkpoints, the checkpoints against the keys. The format and what is said of a bundle
 * that does not fit stand in docs/audit-bundle.md.
 *
 * @throws Malformed where what is trusted is not as it must be
 * @throws Unsupported where this browser lacks what it takes
 */
export async function verifyBundle(
  source: ReadableStream<Uint8Array>,
  trusted: Trusted = {},
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Verdict> {
  const check = await BundleCheck.trusting(trusted);
  let number = 0;
  try {
    for await (const record of recordsOf(linesOf(source, (bytes) => onProgress({ bytes, events: check.events })))) {
      number = record.number;
      await check.take(record);
    }
    return await check.verdict();
  } catch (failure) {
    const first = await check.settle().then(
      () => failure,
      (earlier: unknown) => earlier,
    );
    if (first instanceof Unfit) {
      return { fits: false, judged: true, sentence: first.message, ...first.event };
    }
    if (first instanceof Malformed) {
      return { fits: false, judged: true, sentence: `line ${first.line ?? number}: ${first.message}` };
    }
    if (first instanceof CutOff) {
      return { fits: false, judged: true, sentence: `the bundle is cut off after line ${first.lines}` };
    }
    throw first;
  }
}
