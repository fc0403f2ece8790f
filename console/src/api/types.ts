/** What the services answer, kept by hand from the contract until their OpenAPI documents stand. */
import type { Money } from '@/lib/money';

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total?: number | null;
}

export interface TokenPair {
  access_token: string;
  token_type: string;
  expires_in: number;
  user_info?: { id: string; email: string; full_name: string };
}

export interface Me {
  id: string;
  email: string;
  full_name: string;
}

export interface Organization {
  id: string;
  slug: string;
  name: string;
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
}

export interface Labelled {
  value: string;
  label?: string | null;
  primary?: boolean;
}

export interface Phone extends Labelled {
  e164?: string | null;
}

export interface Address {
  label?: string | null;
  street?: string | null;
  city?: string | null;
  state?: string | null;
  postal_code?: string | null;
  country?: string | null;
}

interface CrmRecord {
  id: string;
  version: number;
  owner_id?: string | null;
  tags?: string[];
  created_at: string;
  updated_at: string;
}

export interface Contact extends CrmRecord {
  first_name?: string | null;
  last_name?: string | null;
  full_name: string | null;
  job_title?: string | null;
  company_id?: string | null;
  company_name?: string | null;
  emails?: Labelled[];
  phones?: Phone[];
  addresses?: Address[];
  birthday?: string | null;
  website?: string | null;
}

export interface Company extends CrmRecord {
  name: string;
  domain?: string | null;
  industry?: string | null;
  website?: string | null;
  phones?: Phone[];
  addresses?: Address[];
}

export interface SearchHit {
  type: string;
  id: string;
  title: string;
  snippet?: string | null;
}

export type ImportStatus = 'previewed' | 'running' | 'completed' | 'failed' | 'canceled';

export interface ContactImport {
  id: string;
  status: ImportStatus;
  mapping: Record<string, string | null>;
  preview: ImportPreview | null;
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  /** Why it failed as a whole. */
  failure?: string | null;
}

export interface ImportPreview {
  columns: string[];
  unmapped: string[];
  rows: (string | null)[][];
}

export interface AuditEvent {
  id: string;
  type: string;
  source: string;
  time: string;
  actor: { id: string | null; type: string | null; display: string | null } | null;
  resource: { type: string | null; id: string | null } | null;
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
  price: Money | null;
  interval?: string | null;
  seats: number | null;
  records: number | null;
  features?: string[];
}

export interface Subscription {
  plan: string;
  status: string;
  seats_used: number;
  seats: number | null;
  current_period_end?: string | null;
}

export interface Invoice {
  id: string;
  number: string;
  status: string;
  total: Money;
  issued_at: string;
}

export interface MetricSeries {
  metric: string;
  window: string;
  /** Every window in order, empty ones too. */
  points: { start: string; value: number }[];
  total: number;
}
