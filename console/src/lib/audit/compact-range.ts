import { type Bytes, Malformed } from '@/lib/audit/bytes';
import { emptyRoot, nodeHash } from '@/lib/audit/merkle';

/**
 * The log so far, kept as the roots of its perfect subtrees, one a height at most: enough for the root of what was read,
 * however long it is.
 */
export class CompactRange {
  #size = 0;
  /** By height; a subtree of height h holds 2^h leaves. */
  readonly #peaks: (Bytes | undefined)[] = [];

  get size(): number {
    return this.#size;
  }

  /** Adds leaves, or perfect subtrees of a greater height, in order. Those of a level are hashed together. */
  async append(hashes: readonly Bytes[], height = 0): Promise<void> {
    const leaves = 2 ** height;
    if (this.#size % leaves !== 0) {
      throw new Malformed(`a subtree of ${leaves} leaves cannot begin at ${this.#size}`);
    }
    let nodes = hashes;
    for (let level = height; nodes.length > 0; level += 1) {
      const waiting = this.#peaks[level];
      const row = waiting === undefined ? nodes : [waiting, ...nodes];
      const parents: Promise<Bytes>[] = [];
      for (let at = 0; at + 1 < row.length; at += 2) {
        parents.push(nodeHash(row[at] as Bytes, row[at + 1] as Bytes));
      }
      this.#peaks[level] = row.length % 2 === 1 ? row.at(-1) : undefined;
      nodes = await Promise.all(parents);
    }
    this.#size += hashes.length * leaves;
  }

  async root(): Promise<Bytes> {
    let root: Bytes | undefined;
    for (const peak of this.#peaks) {
      if (peak !== undefined) {
        root = root === undefined ? peak : await nodeHash(peak, root);
      }
    }
    return root ?? emptyRoot();
  }
}
