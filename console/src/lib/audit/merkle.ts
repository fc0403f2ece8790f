import { type Bytes, concat, equalBytes, sha256 } from '@/lib/audit/bytes';

/** A proof that does not prove what it was given for. */
export class ProofRejected extends Error {}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256(0x00 ‖ leaf): RFC 6962, section 2.1. */
export function leafHash(leaf: Bytes): Promise<Bytes> {
  return sha256(concat(LEAF, leaf));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(concat(NODE, left, right));
}

/** The root of a log that holds nothing. */
export function emptyRoot(): Promise<Bytes> {
  return sha256(new Uint8Array());
}

/** That a leaf stands at `index` of the log of `size` leaves that has this root: RFC 9162, section 2.1.3.2. */
export async function verifyInclusion(
  index: number,
  size: number,
  leaf: Bytes,
  proof: readonly Bytes[],
  root: Bytes,
): Promise<void> {
  if (leaf.length !== 32 || root.length !== 32) {
    throw new ProofRejected('a hash is no SHA-256');
  }
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new ProofRejected(`there is no leaf ${index} in a log of ${size}`);
  }
  let first = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) {
      throw new ProofRejected('the path is too long');
    }
    if (isOdd(first) || first === last) {
      hash = await nodeHash(sibling, hash);
      while (!isOdd(first) && first !== 0) {
        first = half(first);
        last = half(last);
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    first = half(first);
    last = half(last);
  }
  if (last !== 0) {
    throw new ProofRejected('the path is too short');
  }
  if (!equalBytes(hash, root)) {
    throw new ProofRejected('the path leads to another root');
  }
}

/** That the log of `from` leaves is how the log of `to` leaves began: RFC 9162, section 2.1.4.2. */
export async function verifyConsistency(
  from: number,
  to: number,
  rootFrom: Bytes,
  rootTo: Bytes,
  proof: readonly Bytes[],
): Promise<void> {
  if (!isCount(from) || !isCount(to) || from > to) {
    throw new ProofRejected(`a log of ${from} cannot grow to ${to}`);
  }
  if (from === 0) {
    throw new ProofRejected('every log begins with nothing: there is nothing to prove');
  }
  if (from === to) {
    if (proof.length > 0) {
      throw new ProofRejected('a log needs no proof that it is like itself');
    }
    matches(rootFrom, rootTo, 'two roots of the same size differ');
    return;
  }
  const path = Number.isInteger(Math.log2(from)) ? [rootFrom, ...proof] : [...proof];
  const start = path.shift();
  if (start === undefined || proof.length === 0) {
    throw new ProofRejected('the path is too short');
  }
  let first = from - 1;
  let last = to - 1;
  while (isOdd(first)) {
    first = half(first);
    last = half(last);
  }
  let older = start;
  let newer = start;
  for (const sibling of path) {
    if (last === 0) {
      throw new ProofRejected('the path is too long');
    }
    if (isOdd(first) || first === last) {
      older = await nodeHash(sibling, older);
      newer = await nodeHash(sibling, newer);
      while (!isOdd(first) && first !== 0) {
        first = half(first);
        last = half(last);
      }
    } else {
      newer = await nodeHash(newer, sibling);
    }
    first = half(first);
    last = half(last);
  }
  if (last !== 0) {
    throw new ProofRejected('the path is too short');
  }
  matches(older, rootFrom, 'the path leads to another root of the shorter log');
  matches(newer, rootTo, 'the path leads to another root of the longer log');
}

function matches(one: Bytes, other: Bytes, otherwise: string): void {
  if (!equalBytes(one, other)) {
    throw new ProofRejected(otherwise);
  }
}

/** Past 2^53 a number is no longer exact; no log here comes near. */
function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
