import { Malformed } from '@/lib/audit/bytes';
import {
  type Checkpoint,
  checkpointsIn,
  sameRoot,
  signerOf,
  type VerifierKey,
  WrongSignature,
} from '@/lib/audit/checkpoint';
import type { CompactRange } from '@/lib/audit/compact-range';
import { missing, rewritten, Unfit } from '@/lib/audit/verdict';

/** The checkpoints that were kept outside, compared with the leaves as they are covered. */
export class Outside {
  /** How many were compared, and fit. */
  kept = 0;
  /** Why nothing can be said where one could not be compared. */
  notJudged: string | undefined;
  /** Smallest first; those that were met are taken away. */
  readonly #left: Checkpoint[];
  #sound = 0;

  /** @throws Malformed where the text holds none */
  constructor(text = '') {
    this.#left = checkpointsIn(text).sort((one, other) => one.size - other.size);
    if (this.#left.length === 0 && text.trim() !== '') {
      throw new Malformed('There is no checkpoint in what was kept.');
    }
  }

  /** Those of other logs say nothing about this one; each of its own has to be signed. */
  async belongTo(origin: string, keys: readonly VerifierKey[]): Promise<void> {
    const own = this.#left.filter((checkpoint) => checkpoint.origin === origin);
    this.#left.splice(0, this.#left.length, ...own);
    for (const checkpoint of own) {
      await demandSigner(checkpoint, keys, 'checkpoint kept outside');
    }
  }

  /** The size of the next one. */
  get next(): number | undefined {
    return this.#left[0]?.size;
  }

  /** To be asked whenever leaves were covered. */
  async compare(range: CompactRange): Promise<void> {
    for (let next = this.#left[0]; next && next.size <= range.size; next = this.#left[0]) {
      if (next.size < range.size) {
        this.notJudged ??= `checkpoint kept outside at ${next.size}: cannot be compared, since the bundle holds no single hashes there; export without a filter`;
      } else if (sameRoot(next, await range.root())) {
        this.#sound = next.size;
        this.kept += 1;
      } else {
        throw new Unfit(rewritten(this.#sound, next.size - 1, `the checkpoint kept outside at ${next.size}`));
      }
      this.#left.shift();
    }
  }

  end(size: number): void {
    const newest = this.#left.at(-1);
    if (newest !== undefined) {
      throw new Unfit(`${missing(size, newest.size - 1)}: a checkpoint kept outside is over ${newest.size}`);
    }
  }
}

/** Which of these keys signed it. */
export async function demandSigner(
  checkpoint: Checkpoint,
  keys: readonly VerifierKey[],
  name: string,
): Promise<VerifierKey> {
  try {
    const signer = await signerOf(checkpoint, keys);
    if (signer !== undefined) {
      return signer;
    }
  } catch (failure) {
    throw failure instanceof WrongSignature
      ? new Unfit(`${name} at ${checkpoint.size}: its signature does not hold`)
      : failure;
  }
  throw new Unfit(`${name} at ${checkpoint.size}: no key that is trusted has signed it`);
}
