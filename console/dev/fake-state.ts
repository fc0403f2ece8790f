import { randomBytes, randomUUID } from 'node:crypto';
import { grantsOf } from './fake-roles';

/** Development only: everything the fake backend holds, lost when it stops. */
export interface User {
  id: string;
  email: string;
  full_name: string;
  password: string;
  verified: boolean;
  version: number;
  created_at: string;
  /** When this one last proved to be themselves, in milliseconds. */
  proved: number;
  sessions: Record<string, unknown>[];
  org?: Org | undefined;
}

export interface Org {
  id: string;
  slug: string;
  name: string;
  plan: string;
  subscription_version: number;
  created_at: string;
  members: User[];
  contacts: Record<string, unknown>[];
  companies: Record<string, unknown>[];
  deleted: Map<string, Record<string, unknown>>;
  events: Record<string, unknown>[];
  invoices: Record<string, unknown>[];
  imports: Map<string, Import>;
  logins: number;
}

export interface Import {
  id: string;
  status: string;
  mapping: Record<string, string>;
  preview: { columns: string[]; unmapped: string[]; rows: string[][] };
  data: string[][];
  resource: string;
  mode: string;
  failure: string | null;
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  change_set_id: string;
}

export const users = new Map<string, User>();
export const orgs = new Map<string, Org>();
export const tokens = new Map<string, string>();
export const refreshes = new Map<string, string>();
export const mails: Record<string, unknown>[] = [];

export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

export function secret(): string {
  return randomBytes(32).toString('base64url');
}

export function record(
  org: Org,
  actor: User,
  type: string,
  resource: string,
  after: unknown,
  before: unknown = null,
): void {
  org.events.unshift({
    id: newId(),
    type,
    source: '/fake',
    time: new Date().toISOString(),
    actor: { id: actor.id, type: 'user', display: actor.full_name },
    organization_id: org.id,
    resource: { type: type.split('.')[0], id: resource },
    request_id: newId(),
    ip: '127.0.0.1',
    user_agent: 'Mozilla/5.0',
    outcome: 'success',
    before,
    after,
  });
}

export function accessToken(user: User): string {
  const { org } = user;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: user.id,
    email: user.email,
    ...(org ? { org_id: org.id, org_slug: org.slug, org_name: org.name, plan: org.plan, ...grantsOf(org, user) } : {}),
    exp: now + 900,
    iat: now,
    jti: newId(),
  };
  const token = [{ alg: 'none' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  tokens.set(`${token}.`, user.id);
  return `${token}.`;
}
