/** What the services answer, kept by hand from the contract until their OpenAPI documents stand. */
import type { Money } from '@/lib/money';
import type { PostalAddress } from '@/lib/postal-address';

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total?: number | null;
}

export interface TokenPair {
  access_token: string;
  token_type: string;
  expires_in: number;
  user_info: {
    id: string;
    email: string;
    full_name: string;
    organizations: { id: string; slug: string; name: string }[];
  };
}

export interface Me {
  id: string;
  email: string;
  full_name: string;
  email_verified: boolean;
  /** Asked for, and not proved yet. */
  pending_email?: string | null;
  created_at: string;
  version: number;
}

/** One of a person's own sessions; an ended one says why. */
export interface OwnSession {
  id: string;
  device: string;
  ip: string | null;
  current: boolean;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  ended_at: string | null;
  ended_reason: string | null;
  /** The device that ended it. */
  ended_from: string | null;
}

export interface Organization {
  id: string;
  slug: string;
  name: string;
  owner_id: string;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface Member {
  user_id: string;
  /** Null for an account that is no more, as is the name. */
  email: string | null;
  full_name: string | null;
  status: string;
  owner: boolean;
  roles: string[];
  teams: string[];
  joined_at: string;
  version: number;
}

export interface Labelled {
  value: string;
  label?: string | null;
  primary?: boolean | null;
}

export interface Phone extends Labelled {
  e164?: string | null;
}

export interface CrmRecord {
  id: string;
  version: number;
  website: string | null;
  phones: Phone[];
  addresses: PostalAddress[];
  owner_id: string | null;
  team_id: string | null;
  tags: string[];
  custom: Record<string, unknown>;
  created_by: string | null;
  created_at: string;
  updated_at: string;
}

export interface Contact extends CrmRecord {
  first_name: string | null;
  last_name: string | null;
  full_name: string | null;
  job_title: string | null;
  company_id: string | null;
  company_name: string | null;
  emails: Labelled[];
  birthday: string | null;
}

export interface Company extends CrmRecord {
  name: string | null;
  domain: string | null;
  industry: string | null;
}

export interface SearchHit {
  type: string;
  id: string;
  title: string;
  snippet: string;
}

export type ImportStatus = 'previewed' | 'running' | 'completed' | 'failed' | 'canceled';

export interface ContactImport {
  id: string;
  status: ImportStatus;
  resource: string;
  mode: string;
  key: string | null;
  file_name: string | null;
  mapping: Record<string, string>;
  preview: ImportPreview;
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  change_set_id: string | null;
  /** Why it failed as a whole. */
  failure: string | null;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
}

export interface ImportPreview {
  columns: string[];
  unmapped: string[];
  rows: string[][];
}

export interface AuditEvent {
  id: string;
  type: string;
  source: string;
  time: string;
  actor: { id: string | null; type: string | null; display: string | null };
  organization_id: string;
  resource: { type: string; id: string };
  request_id: string | null;
  ip: string | null;
  user_agent: string | null;
  outcome: string | null;
  before: unknown;
  after: unknown;
}

export interface Plan {
  id: string;
  name: string;
  version: number;
  price: Money;
  interval: string;
  /** Included; further ones cost extra, up to the most. */
  seats: number;
  extra_seat_price: Money;
  max_seats: number;
  records: number;
  features: string[];
}

export interface Subscription {
  id: string;
  plan: string;
  plan_version: number;
  status: string;
  seats: number;
  seats_used: number;
  records: number;
  price: Money;
  started_at: string;
  current_period_start: string;
  /** Null for Free, which never ends. */
  current_period_end: string | null;
  version: number;
}

export interface InvoiceLine {
  description: string;
  quantity: number;
  unit_price: Money;
  amount: Money;
}

/** What a choice would cost: the price a month, and what is due at once. */
export interface Quote {
  plan: string;
  seats: number;
  price: Money;
  due: Money;
  lines: InvoiceLine[];
  current_period_start: string;
  current_period_end: string | null;
}

export interface Invoice {
  id: string;
  number: string;
  status: string;
  subscription_id: string;
  total: Money;
  lines: InvoiceLine[];
  period_start: string;
  period_end: string;
  issued_at: string;
  paid_at: string | null;
}

export interface MetricSeries {
  metric: string;
  window: string;
  /** Every window in order, empty ones too. */
  points: { start: string; value: number }[];
  total: number;
}
