// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Bytes, fromBase64, hex, utf8 } from '@/lib/audit/bytes';
import { CompactRange } from '@/lib/audit/compact-range';
import { emptyRoot, leafHash, nodeHash, ProofRejected, verifyConsistency, verifyInclusion } from '@/lib/audit/merkle';

const VECTORS = fileURLToPath(new URL('../../../../libs/merkle/src/test/resources/merkle', import.meta.url));

interface Vector {
  desc: string;
  wantErr: boolean;
  proof: string[] | null;
}

type Inclusion = Vector & { leafIdx: number; treeSize: number; root: string; leafHash: string };
type Consistency = Vector & { size1: number; size2: number; root1: string; root2: string };

/** What the transparency-dev project's proof verifiers are tested by, errors included. */
function vectors<T extends Vector>(kind: string): [name: string, vector: T][] {
  const folder = join(VECTORS, kind);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as T]);
}

/** A root or leaf may be left out of a vector, or be no base64 at all. */
function bytes(text: string | null | undefined): Bytes {
  return fromBase64(text ?? '');
}

const proofOf = ({ proof }: Vector) => (proof ?? []).map(bytes);

describe('inclusion', () => {
  const all = vectors<Inclusion>('inclusion');

  it('has its vectors', () => expect(all.length).toBeGreaterThan(90));

  it.each(all)('%s', async (_, vector) => {
    const { leafIdx, treeSize, leafHash: leaf, root, wantErr } = vector;
    const verified = verifyInclusion(leafIdx, treeSize, bytes(leaf), proofOf(vector), bytes(root));
    await (wantErr ? expect(verified).rejects.toThrow(ProofRejected) : verified);
  });
});

describe('consistency', () => {
  const all = vectors<Consistency>('consistency');

  it('has its vectors', () => expect(all.length).toBeGreaterThan(90));

  it.each(all)('%s', async (_, vector) => {
    const { size1, size2, root1, root2, wantErr } = vector;
    const verified = verifyConsistency(size1, size2, bytes(root1), bytes(root2), proofOf(vector));
    await (wantErr ? expect(verified).rejects.toThrow(ProofRejected) : verified);
  });
});

describe('the compact range', () => {
  const leaves = Promise.all(Array.from({ length: 37 }, (_, at) => leafHash(utf8(`leaf ${at}`))));

  /** As RFC 6962, section 2.1, writes it. */
  async function rootOf(hashes: readonly Bytes[]): Promise<Bytes> {
    if (hashes.length < 2) {
      return hashes[0] ?? emptyRoot();
    }
    const split = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
    return nodeHash(await rootOf(hashes.slice(0, split)), await rootOf(hashes.slice(split)));
  }

  it('has the root of the definition at every size, however it was filled', async () => {
    const hashes = await leaves;
    for (let size = 0; size <= hashes.length; size += 1) {
      const one = new CompactRange();
      await one.append(hashes.slice(0, size));
      const other = new CompactRange();
      for (let from = 0; from < size; from += 5) {
        await other.append(hashes.slice(from, Math.min(size, from + 5)));
      }
      const expected = hex(await rootOf(hashes.slice(0, size)));
      expect([hex(await one.root()), hex(await other.root()), other.size]).toEqual([expected, expected, size]);
    }
  });

  it('takes subtrees in the place of their leaves', async () => {
    const hashes = await leaves;
    const range = new CompactRange();
    await range.append([await rootOf(hashes.slice(0, 16))], 4);
    await range.append(hashes.slice(16, 18));
    await range.append([await rootOf(hashes.slice(18, 20)), await rootOf(hashes.slice(20, 22))], 1);
    await range.append(hashes.slice(22));
    expect(hex(await range.root())).toBe(hex(await rootOf(hashes)));
    await expect(range.append([hashes[0] as Bytes], 4)).rejects.toThrow('cannot begin at 37');
  });
});
