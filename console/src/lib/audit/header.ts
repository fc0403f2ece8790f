import { Malformed } from '@/lib/audit/bytes';
import { type VerifierKey, verifierKey } from '@/lib/audit/checkpoint';
import { isIndex } from '@/lib/audit/event-line';
import { isObject, type JsonObject } from '@/lib/audit/json';

const FORMAT = 'truevalue-audit-bundle/1';

/** The first line of a bundle: whose log it is of, and how it was asked for. */
export interface Header {
  organization: string;
  origin: string;
  exportedAt: string;
  filter: JsonObject;
  expired: number;
  keys: VerifierKey[];
}

export async function headerOf(line: JsonObject): Promise<Header> {
  const { bundle, organization_id: organization, origin, exported_at: exportedAt, filter, expired = 0, keys } = line;
  if (bundle !== FORMAT) {
    throw new Malformed('it is not the beginning of a bundle of version 1');
  }
  if (typeof organization !== 'string' || origin !== `truevalue/audit/${organization}`) {
    throw new Malformed('the origin is not that of the organisation');
  }
  if (typeof exportedAt !== 'string' || !isObject(filter) || !isIndex(expired) || !Array.isArray(keys)) {
    throw new Malformed('a member is missing or not as it must be');
  }
  const known = await Promise.all(keys.map((key) => verifierKey(typeof key === 'string' ? key : '')));
  if (known.some(({ name }) => name !== origin)) {
    throw new Malformed('a key is not of this log');
  }
  return { organization, origin, exportedAt, filter, expired, keys: known };
}
