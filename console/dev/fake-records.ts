import type { Call } from './fake-backend';
import { newId, type Org } from './fake-state';

export type Fields = Record<string, unknown>;

export function orgOf(call: Call): Org {
  return call.user?.org as Org;
}

export function newRecord(fields: Fields): Fields {
  const now = new Date().toISOString();
  const full_name = fields.full_name ?? [fields.first_name, fields.last_name].filter(Boolean).join(' ');
  const lists = { emails: [], phones: [], addresses: [], tags: [], custom: {} };
  return { id: newId(), version: 1, ...lists, created_at: now, updated_at: now, ...fields, full_name };
}
