import type { Org, User } from './fake-state';

/** Development only: who is in which role, by the contract's rules as far as the console shows them. */
export interface FakeRole {
  id: string;
  name: string;
  description: string;
  system: boolean;
  permissions: string[];
  inherits: string[];
  version: number;
  created_at: string;
  updated_at: string;
}

export interface FakeAssignment {
  subject: { type: string; id: string };
  role: string;
  role_id: string;
  granted_by: string;
  created_at: string;
  expires_at: string | null;
}

export interface FakeTeam {
  id: string;
  name: string;
  lead_id: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  people: Set<string>;
}

export interface FakeAccess {
  roles: FakeRole[];
  assignments: FakeAssignment[];
  teams: FakeTeam[];
  invites: Record<string, unknown>[];
  policies: Record<string, unknown>[];
  integrations: Record<string, unknown>[];
  suspended: Set<string>;
  owner: string;
  settings: Record<string, unknown>;
  version: number;
}

const RECORDS = ['contacts', 'companies', 'deals', 'activities', 'notes', 'tasks'];
const FIELDS: Record<string, string[]> = {
  contacts: ['full_name', 'emails', 'phones', 'addresses', 'birthday', 'custom'],
  companies: ['name', 'phones', 'addresses'],
};
const OTHERS: [names: string[], actions: string[], scopes: string[]][] = [
  [['pipelines', 'custom-fields'], ['read', 'write'], ['all']],
  [
    ['imports', 'exports', 'change-sets'],
    ['read', 'write'],
    ['all', 'own'],
  ],
  [['organization', 'members', 'teams'], ['read', 'write', 'delete'], ['all']],
  [['invites', 'roles', 'assignments', 'policies', 'integrations', 'billing'], ['read', 'write'], ['all']],
  [['audit'], ['read', 'export'], ['all']],
  [['analytics', 'dashboards'], ['read', 'write'], ['all']],
];

const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll(/[-_]/g, ' ');

export const CATALOGUE = [
  [RECORDS, ['read', 'write', 'delete'], ['all', 'team', 'own']] as (typeof OTHERS)[number],
  ...OTHERS,
].flatMap(([names, actions, scopes]) =>
  names.flatMap((resource) =>
    actions.map((action) => ({
      name: `${resource}:${action}`,
      resource,
      resource_title: title(resource),
      action,
      description: `${title(action)} ${title(resource).toLowerCase()}`,
      scopes,
      fields: action === 'delete' ? [] : (FIELDS[resource] ?? []).map((name) => ({ name, title: title(name) })),
      service: 'fake',
    })),
  ),
);

const ALL = CATALOGUE.map(({ name }) => name);
const READ = ALL.filter((name) =>
  /^(contacts|companies|deals|activities|notes|tasks|pipelines|custom-fields|organization|members|teams|analytics|dashboards):read$/.test(
    name,
  ),
);

const now = () => new Date().toISOString();
const spaces = new WeakMap<Org, FakeAccess>();

function system(at: number, name: string, permissions: string[], description: string): FakeRole {
  const id = `00000000-0000-7000-8000-00000000000${at}`;
  return {
    ...{ id, name, description, system: true, permissions, inherits: [], version: 1 },
    ...{ created_at: now(), updated_at: now() },
  };
}

export function accessOf(org: Org): FakeAccess {
  const known = spaces.get(org);
  if (known) {
    return known;
  }
  const owner = org.members[0]?.id ?? '';
  const own = RECORDS.flatMap((name) => [`${name}:read@own`, `${name}:write@own`]);
  const team = RECORDS.flatMap((name) => [`${name}:write@team`, `${name}:delete@team`]);
  const access: FakeAccess = {
    roles: [
      system(1, 'admin', ALL, 'Everything there is.'),
      system(
        2,
        'manager',
        [...READ, ...team, 'teams:write', 'invites:write', 'analytics:write'].sort(),
        'Runs teams and their records.',
      ),
      system(
        3,
        'member',
        [...READ.filter((name) => !/^(contacts|companies|deals|activities|notes|tasks):/.test(name)), ...own].sort(),
        'Works with records of their own.',
      ),
      system(4, 'viewer', READ, 'Reads, and changes nothing.'),
    ],
    assignments: [],
    teams: [],
    invites: [],
    policies: [],
    integrations: [],
    suspended: new Set(),
    owner,
    settings: {
      ...{ time_zone: 'UTC', locale: 'en-US', currency: 'USD', week_starts_on: 'monday', fiscal_year_starts_in: 1 },
      ...{ require_mfa: false, default_role: 'member', invite_domains: [] },
    },
    version: 1,
  };
  spaces.set(org, access);
  give(access, 'user', owner, 'admin', 'org');
  return access;
}

export function give(
  access: FakeAccess,
  type: string,
  id: string,
  name: string,
  by: string,
  until: string | null = null,
) {
  const role = access.roles.find((one) => one.name === name || one.id === name);
  if (!role) {
    return undefined;
  }
  take(access, type, id, role.name);
  const made = {
    subject: { type, id },
    role: role.name,
    role_id: role.id,
    granted_by: by,
    created_at: now(),
    expires_at: until,
  };
  access.assignments.unshift(made);
  return made;
}

export function take(access: FakeAccess, type: string, id: string, name: string): void {
  access.assignments = access.assignments.filter(
    ({ subject, role }) => !(subject.type === type && subject.id === id && role === name),
  );
}

/** Each permission that a role gives, with the roles on the way to it. */
function reach(access: FakeAccess, name: string, via: string[] = []): { permission: string; via: string[] }[] {
  const role = access.roles.find((one) => one.name === name || one.id === name);
  return (role?.permissions ?? [])
    .map((permission) => ({ permission, via }))
    .concat((role?.inherits ?? []).flatMap((next) => (via.includes(next) ? [] : reach(access, next, [...via, next]))));
}

export function sourcesOf(access: FakeAccess, userId: string) {
  const teams = access.teams.filter(({ people }) => people.has(userId));
  return access.assignments.flatMap(({ subject, role, role_id, expires_at }) => {
    const team = teams.find(({ id }) => subject.type === 'team' && subject.id === id);
    return team || (subject.type === 'user' && subject.id === userId)
      ? reach(access, role).map(({ permission, via }) => ({
          ...{ permission, role, role_id, via, expires_at },
          ...{ team_id: team?.id ?? null, team: team?.name ?? null },
        }))
      : [];
  });
}

export function heldBy(access: FakeAccess, userId: string): string[] {
  const names = new Set(sourcesOf(access, userId).map(({ permission }) => permission));
  return [...names].filter((name) => !name.includes('@') || !names.has(name.split('@')[0] ?? '')).sort();
}

export function grantsOf(org: Org, user: User): { roles: string[]; permissions: string[]; teams: string[] } {
  const access = accessOf(org);
  const roles = access.assignments.filter(({ subject }) => subject.id === user.id).map(({ role }) => role);
  const teams = access.teams.filter(({ people }) => people.has(user.id)).map(({ id }) => id);
  return { roles, teams, permissions: heldBy(access, user.id) };
}
