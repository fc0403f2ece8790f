import { fromBase64 } from '@/lib/audit/bytes';
import { type Checkpoint, checkpointOf, signerOf, type VerifierKey, verifierKeys } from '@/lib/audit/checkpoint';
import { verifyConsistency } from '@/lib/audit/merkle';
import { consistency } from '@/features/audit/api/audit-calls';

/** What this browser saw of a log before: a checkpoint and the key that signed it. Nothing of it is secret. */
interface Kept {
  checkpoint: string;
  key: string;
  seenAt: string;
}

export interface Growth {
  now: Checkpoint;
  /** Who signed it; undefined where that does not hold. */
  key: VerifierKey | undefined;
  /** What this browser saw before, where it did. */
  before: { size: number; seenAt: string } | undefined;
  /** How the log does not continue what was seen; undefined where it does. */
  fault: string | undefined;
}

const nameOf = (origin: string) => `truevalue-checkpoint:${origin}`;

/**
 * Verifies the checkpoint by its key, and that the log goes on from the one that this browser saw last; then remembers it.
 * A log that was put back, cut or rewritten is found out by whoever looked before.
 */
export async function growthSinceLast(text: string, keyText: string): Promise<Growth> {
  const [now, keys] = [checkpointOf(text), await verifierKeys(keyText)];
  const key = await signerOf(now, keys).catch(() => undefined);
  if (key?.name !== now.origin) {
    return { now, key, before: undefined, fault: 'Its signature does not hold.' };
  }
  const kept = read(now.origin);
  if (kept === undefined) {
    keep(now.origin, { checkpoint: text, key: key.text, seenAt: new Date().toISOString() });
    return { now, key, before: undefined, fault: undefined };
  }
  const seen = checkpointOf(kept.checkpoint);
  const before = { size: seen.size, seenAt: kept.seenAt };
  const fault = await faultBetween(seen, now);
  if (fault === undefined) {
    keep(now.origin, { checkpoint: text, key: key.text, seenAt: new Date().toISOString() });
  }
  return { now, key, before, fault };
}

async function faultBetween(seen: Checkpoint, now: Checkpoint): Promise<string | undefined> {
  if (now.size < seen.size) {
    return `This browser saw ${seen.size} events, and now there are ${now.size}: the newest were cut off.`;
  }
  if (seen.size === 0) {
    return undefined;
  }
  const hashes = now.size === seen.size ? [] : (await consistency(seen.size, now.size)).hashes;
  return verifyConsistency(seen.size, now.size, seen.root, now.root, hashes.map(fromBase64)).then(
    () => undefined,
    () => `The first ${seen.size} events are not those that this browser saw before: they were rewritten.`,
  );
}

function read(origin: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(origin)) ?? 'null') as Kept | null;
    return kept === null || !isReadable(kept) ? undefined : kept;
  } catch {
    return undefined;
  }
}

function isReadable({ checkpoint }: Kept): boolean {
  try {
    return checkpointOf(checkpoint).size >= 0;
  } catch {
    return false;
  }
}

function keep(origin: string, kept: Kept): void {
  try {
    localStorage.setItem(nameOf(origin), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing compares nothing.
  }
}
