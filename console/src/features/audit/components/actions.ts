import {
  Activity,
  Building2,
  CreditCard,
  FileUp,
  Handshake,
  KeyRound,
  LogIn,
  Mail,
  ScrollText,
  ShieldCheck,
  ShieldX,
  UserRound,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import type { AuditEvent } from '@/api/types';
import { words } from '@/lib/format';

/** Who did it, by name: those who belong here by their own, whoever else as the event says. */
export type Names = ReadonlyMap<string, string>;

export function actorOf({ actor }: AuditEvent, names: Names): string {
  const known = actor.id === null ? undefined : names.get(actor.id);
  const told = actor.type === 'service' ? words(actor.display ?? '') : actor.display;
  return known || told || (actor.type ? words(actor.type) : 'System');
}

export function isRefused({ outcome, type }: AuditEvent): boolean {
  return outcome === 'failure' || outcome === 'denied' || type === 'access.denied';
}

/** The actions one may filter by, in the words of the events. */
export const ACTIONS: readonly string[] = [
  'contact.*',
  'company.*',
  'deal.*',
  'session.created',
  'organization.created',
  'organization.updated',
  'member.invited',
  'member.joined',
  'member.suspended',
  'member.removed',
  'members.listed',
  'team.created',
  'team.member_added',
  'team.member_removed',
  'role.created',
  'role.updated',
  'role.deleted',
  'assignment.granted',
  'assignment.revoked',
  'policy.created',
  'policy.updated',
  'policy.deleted',
  'access.denied',
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'contact.restored',
  'company.created',
  'company.updated',
  'company.deleted',
  'import.completed',
  'deal.created',
  'deal.updated',
  'deal.stage_changed',
  'deal.deleted',
  'subscription.created',
  'subscription.changed',
  'subscription.canceled',
  'audit.read',
  'audit.exported',
  'audit.erased',
];

const ICONS: Record<string, LucideIcon> = {
  user: UserRound,
  session: LogIn,
  integration: KeyRound,
  organization: Building2,
  member: UsersRound,
  members: UsersRound,
  team: UsersRound,
  role: ShieldCheck,
  assignment: ShieldCheck,
  policy: ShieldCheck,
  access: ShieldX,
  subscription: CreditCard,
  invoice: CreditCard,
  payment: CreditCard,
  contact: UserRound,
  company: Building2,
  deal: Handshake,
  pipeline: Handshake,
  import: FileUp,
  audit: ScrollText,
  notification: Mail,
};

const LABELS: Record<string, string> = {
  'session.created': 'Logged in',
  'members.listed': 'Members viewed',
  'audit.read': 'Audit trail read',
  'audit.exported': 'Audit trail exported',
  'audit.erased': 'Personal values erased',
  'access.denied': 'Access refused',
};

/** What a person reads for an event's type. */
export function labelOf(action: string): string {
  if (action.endsWith('.*')) {
    return `Any ${words(action.slice(0, -2)).toLowerCase()} event`;
  }
  return LABELS[action] ?? words(action.replace('organization', 'organisation'));
}

export function iconOf(action: string): LucideIcon {
  return ICONS[action.split('.')[0] ?? ''] ?? Activity;
}
