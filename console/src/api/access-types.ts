/** What org, permission and auth answer about people and what they may do. */

export interface Seats {
  used: number;
  limit: number;
}

export interface OrganizationSettings {
  id: string;
  slug: string;
  name: string;
  owner_id: string;
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
  seats?: Seats | null;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface Invite {
  id: string;
  email: string;
  roles: string[];
  teams: string[];
  status: string;
  invited_by: string | null;
  created_at: string;
  sent_at: string;
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
  version: number;
  created_at: string;
  updated_at: string;
}

export type SubjectType = 'user' | 'team';

export interface Assignment {
  subject_type: SubjectType;
  subject_id: string;
  role: string;
  role_id: string;
  granted_by: string;
  expires_at: string | null;
  created_at: string;
}

/** How one person comes to hold a permission. */
export interface Source {
  role: string;
  /** The team whose assignment brings it. */
  team_id: string | null;
  /** The roles through which it is inherited, nearest first. */
  via: string[];
  expires_at: string | null;
}

export interface Holder {
  user_id: string;
  permission: string;
  sources: Source[];
}

export interface HeldPermission {
  permission: string;
  sources: Source[];
}

export interface ExplainStep {
  kind: string;
  allowed: boolean;
  text: string;
}

export interface Explanation {
  allowed: boolean;
  sentence: string;
  steps: ExplainStep[];
}

export interface AccessChange {
  user_id: string;
  gained: string[];
  lost: string[];
}

export interface AccessPreview {
  changes: AccessChange[];
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
