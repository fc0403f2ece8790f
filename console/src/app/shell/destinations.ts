import {
  Building2,
  Component,
  CreditCard,
  FileUp,
  Handshake,
  House,
  LayoutDashboard,
  Scale,
  ScrollText,
  Settings,
  ShieldCheck,
  UserRound,
  UsersRound,
  Webhook,
} from 'lucide-react';
import type { Destination } from '@/features/search/components/command-menu';
import { paths } from '@/lib/path-builder';

export interface NavigationEntry extends Destination {
  /** Without it the entry is shown, and says why it does not open. */
  permission?: string;
}

export const NAVIGATION: { heading?: string; entries: NavigationEntry[] }[] = [
  {
    entries: [
      { label: 'Home', path: paths.home(), icon: House },
      { label: 'Dashboards', path: paths.dashboards(), icon: LayoutDashboard, permission: 'dashboards:read' },
    ],
  },
  {
    heading: 'Records',
    entries: [
      { label: 'Contacts', path: paths.contacts(), icon: UserRound, permission: 'contacts:read' },
      { label: 'Companies', path: paths.companies(), icon: Building2, permission: 'companies:read' },
      { label: 'Deals', path: paths.deals(), icon: Handshake, permission: 'deals:read' },
      { label: 'Import', path: paths.newImport(), icon: FileUp, permission: 'imports:write' },
    ],
  },
  {
    heading: 'Organisation',
    entries: [
      { label: 'Members', path: paths.members(), icon: UsersRound, permission: 'members:read' },
      { label: 'Teams', path: paths.teams(), icon: Component, permission: 'teams:read' },
      { label: 'Plan', path: paths.plan(), icon: CreditCard, permission: 'billing:read' },
      { label: 'Settings', path: paths.organization(), icon: Settings, permission: 'organization:read' },
    ],
  },
  {
    heading: 'Access',
    entries: [
      { label: 'Roles', path: paths.roles(), icon: ShieldCheck, permission: 'roles:read' },
      { label: 'Policies', path: paths.policies(), icon: Scale, permission: 'policies:read' },
      { label: 'Integrations', path: paths.integrations(), icon: Webhook, permission: 'integrations:write' },
      { label: 'Audit trail', path: paths.audit(), icon: ScrollText, permission: 'audit:read' },
    ],
  },
];
