import { type Bytes, fromBase64, Malformed, sha256, subtle, toBase64 } from '@/lib/audit/bytes';
import { at, isObject, type Json, type JsonObject, withValue } from '@/lib/audit/json';

/** The values of one person in one event, as a bundle carries them; without a key they are erased. */
export interface Sealed {
  person: string;
  ciphertext: string;
  key?: string;
}

/** What is told in the place of a value that was erased. */
export const ERASED: JsonObject = { erased: true };

/** A personal value that is not the one that the leaf commits to, or that cannot be opened. */
export class NotTheirs extends Error {}

/** Bytes of AES-GCM's nonce, which stands before the ciphertext. */
const NONCE = 12;
const TAG = 16;

/**
 * The leaf with its personal values in their places. Each commitment has its ciphertext, and each value stands where the
 * leaf commits to the very ciphertext that it was opened from; what is left is of persons who were erased.
 *
 * @throws NotTheirs where one does not
 */
export async function withPersonalValues(leaf: Json, personal: readonly Sealed[]): Promise<Json> {
  const committed = new Set(commitmentsIn(leaf));
  const found = await Promise.all(personal.map(foundOf));
  const given = new Set(found.map(({ commitment }) => commitment));
  if (committed.size !== given.size || [...given].some((commitment) => !committed.has(commitment))) {
    throw new NotTheirs('a personal value is not the one that was recorded');
  }
  let filled = leaf;
  for (const { commitment, sealed, key } of found) {
    if (key !== undefined) {
      for (const [pointer, value] of Object.entries(await opened(sealed, key))) {
        if (commitmentOf(at(leaf, pointer)) !== commitment) {
          throw cannotBeOpened();
        }
        filled = withValue(filled, pointer, value);
      }
    }
  }
  return filled;
}

async function foundOf({ ciphertext, key }: Sealed) {
  try {
    const sealed = fromBase64(ciphertext);
    return { sealed, key, commitment: toBase64(await sha256(sealed)) };
  } catch (failure) {
    throw failure instanceof Malformed ? new NotTheirs('a personal value is not the one that was recorded') : failure;
  }
}

async function opened(sealed: Bytes, key: string): Promise<JsonObject> {
  try {
    if (sealed.length >= NONCE + TAG) {
      const secret = await subtle().importKey('raw', fromBase64(key), 'AES-GCM', false, ['decrypt']);
      const nonce = sealed.slice(0, NONCE);
      const plain = await subtle().decrypt({ name: 'AES-GCM', iv: nonce }, secret, sealed.slice(NONCE));
      const values = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)) as Json;
      if (isObject(values)) {
        return values;
      }
    }
  } catch (failure) {
    if (!isUnreadable(failure)) {
      throw failure;
    }
  }
  throw cannotBeOpened();
}

function isUnreadable(failure: unknown): boolean {
  return [DOMException, SyntaxError, TypeError, Malformed].some((kind) => failure instanceof kind);
}

function cannotBeOpened(): NotTheirs {
  return new NotTheirs('a personal value cannot be opened');
}

function commitmentsIn(value: Json): string[] {
  const commitment = commitmentOf(value);
  if (commitment !== undefined) {
    return [commitment];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(commitmentsIn) : [];
}

/** What a leaf holds in the place of a personal value: the SHA-256 of its ciphertext, in base64. */
export function commitmentOf(value: Json | undefined): string | undefined {
  return isObject(value) && Object.keys(value).length === 1 && typeof value.commitment === 'string'
    ? value.commitment
    : undefined;
}
