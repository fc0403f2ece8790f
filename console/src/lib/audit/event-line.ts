import { type Bytes, equalBytes, fromBase64, Malformed, utf8 } from '@/lib/audit/bytes';
import { at, isObject, type Json, type JsonObject, sameJson } from '@/lib/audit/json';
import { leafHash } from '@/lib/audit/merkle';
import { NotTheirs, type Sealed, withPersonalValues } from '@/lib/audit/personal-values';
import { toldMembers } from '@/lib/audit/told-event';

/** An event of a bundle, with what proves it. */
export interface EventLine {
  id: string;
  index: number;
  hash: Bytes;
  leaf: string;
  personal: Sealed[];
  /** What is told of it. */
  told: JsonObject;
}

export function eventLine(told: JsonObject): EventLine {
  const { id, proof } = told;
  if (!isObject(proof) || typeof id !== 'string') {
    throw new Malformed('an event without its id or its proof');
  }
  const { leaf_index: index, leaf, hash, personal = [] } = proof;
  if (!isIndex(index) || typeof leaf !== 'string' || !Array.isArray(personal) || !personal.every(isSealed)) {
    throw new Malformed('the proof of an event is not as it must be');
  }
  return { id, index, leaf, personal, hash: fromBase64(hash), told };
}

export function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isSealed(value: Json): value is Json & Sealed {
  return (
    isObject(value) &&
    typeof value.person === 'string' &&
    typeof value.ciphertext === 'string' &&
    (value.key === undefined || typeof value.key === 'string')
  );
}

export function nameOf({ index, id }: { index: number; id: string }): string {
  return `event ${index} (${id})`;
}

/** How the event does not fit what was recorded of it; undefined where it fits. */
export async function faultOf(event: EventLine, organization: string): Promise<string | undefined> {
  const { hash, leaf, personal, told } = event;
  const changed = `${nameOf(event)} was changed:`;
  if (!equalBytes(await leafHash(utf8(leaf)), hash)) {
    return `${changed} its hash is not the one that was recorded`;
  }
  const recorded = jsonOf(leaf);
  const owner = at(recorded, '/orgid');
  if (owner !== organization) {
    return `${nameOf(event)} belongs to another organisation: ${typeof owner === 'string' ? owner : 'none'}`;
  }
  try {
    const members = toldMembers(await withPersonalValues(recorded, personal));
    const wrong = members.find(([member, value]) => !sameJson(toldOf(told, member), value));
    return wrong && `${changed} its ${wrong[0].split('.', 1)[0] ?? ''} is not what was recorded`;
  } catch (failure) {
    if (failure instanceof NotTheirs) {
      return `${changed} ${failure.message}`;
    }
    throw failure;
  }
}

/** A member that is not there at all is told as little as one that is null. */
function toldOf(told: JsonObject, member: string): Json {
  return at(told, `/${member.replace('.', '/')}`) ?? null;
}

function jsonOf(leaf: string): Json {
  try {
    return JSON.parse(leaf) as Json;
  } catch {
    throw new Malformed('a leaf is no JSON');
  }
}
