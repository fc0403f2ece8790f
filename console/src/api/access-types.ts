/** What org, permission and auth answer about people and what they may do. */

export interface Seats {
  used: number;
  limit: number;
}

/** Whom it would stop to require a second factor; `items` are the first of them. */
export interface SecondFactors {
  members: number;
  without: number;
  items: { user_id: string; email: string | null; full_name: string | null }[];
}

export interface OrganizationSettings {
  /** As IANA writes it. */
  time_zone: string;
  locale: string;
  currency: string;
  week_starts_on: string;
  /** The month, 1 to 12. */
  fiscal_year_starts_in: number;
  require_mfa: boolean;
  /** The role that an invitation gives where it names none. */
  default_role: string;
  /** Where not empty, only addresses of these domains can be invited. */
  invite_domains: string[];
}

export interface OrganizationRecord {
  id: string;
  slug: string;
  name: string;
  owner_id: string;
  settings: OrganizationSettings;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface Invite {
  id: string;
  email: string;
  roles: string[];
  teams: string[];
  /** `pending`, `expired`, `accepted` or `revoked`. */
  status: string;
  invited_by: string;
  created_at: string;
  last_sent_at: string;
  expires_at: string;
}

/** What an invitation offers, told to whom it is for. */
export interface InviteOffer {
  organization_name: string;
  email: string;
  /** Name or address; null where they are gone. */
  invited_by: string | null;
  expires_at: string;
}

export interface Team {
  id: string;
  name: string;
  lead_id: string | null;
  member_count: number;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface Role {
  id: string;
  name: string;
  description: string;
  /** Made by TrueValue, and never changed. */
  system: boolean;
  permissions: string[];
  inherits: string[];
  /** How many have it by an assignment of their own. */
  holders: { users: number; teams: number };
  version: number;
  created_at: string;
  updated_at: string;
}

export type SubjectType = 'user' | 'team';

export interface Assignment {
  subject: { type: SubjectType; id: string };
  role: string;
  role_id: string;
  granted_by: string;
  expires_at: string | null;
  created_at: string;
}

/** How somebody comes to hold a permission. */
export interface Source {
  /** As it is held. */
  permission: string;
  role: string;
  role_id: string;
  /** The roles by which that one inherits it, nearest first. */
  via: string[];
  /** The team that brings the role; null where it is one's own. */
  team_id: string | null;
  team: string | null;
  expires_at: string | null;
}

export interface Holder {
  user_id: string;
  permissions: string[];
  sources: Source[];
}

/** All that somebody holds. */
export interface Holdings {
  user_id: string;
  suspended: boolean;
  roles: string[];
  teams: string[];
  permissions: { name: string; description: string; sources: Source[] }[];
}

export interface Explanation {
  allowed: boolean;
  user_id: string;
  permission: string;
  sentence: string;
  steps: string[];
  /** Permissions of which any one is enough. */
  sufficient: string[];
  /** All by which it, or the same over fewer records, is held. */
  sources: Source[];
  /** What policies decided; null where none applies. */
  policy: { effect: string; id: string | null; name: string | null; reason: string | null } | null;
}

export interface AccessChange {
  user_id: string;
  gained: string[];
  lost: string[];
  /** Whether it depends on the record or the request. */
  conditional: boolean;
}

export interface AccessPreview {
  counts: { touched: number; gaining: number; losing: number };
  /** Those alone for whom something changes. */
  items: AccessChange[];
  next_cursor: string | null;
}

export type PolicyEffect = 'deny' | 'allow';

export interface Policy {
  id: string;
  name: string;
  description: string;
  effect: PolicyEffect;
  permissions: string[];
  /** CEL over principal, resource and request. */
  condition: string;
  enabled: boolean;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface Integration {
  id: string;
  name: string;
  permissions: string[];
  created_by: string | null;
  created_at: string;
  rotated_at: string | null;
  /** Until when the secret before is taken too. */
  previous_secret_until: string | null;
  last_used_at: string | null;
}

/** Answered once, at creation and rotation. */
export interface IntegrationSecret extends Integration {
  secret: string;
}
