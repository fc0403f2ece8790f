import { isFresh } from './fake-auth';
import { type Answer, type Call, created, empty, ok, problem, type Route } from './fake-backend';
import { accessOf, type FakeTeam, give, take } from './fake-roles';
import { newId, type Org, orgs, type User, users } from './fake-state';

const BASE = '/org/api/organizations/[^/]+';
export const SEATS = 5;
export const at = (path: string) => new RegExp(`^${BASE}${path}$`);
export const now = () => new Date().toISOString();
export const missing = problem(404, 'not_found', 'Not found');
export const orgOf = ({ user }: Call) => user?.org as Org;
export const list = (items: unknown[]) => ok({ items, next_cursor: null, total: items.length });

export const peopleRoutes: Route[] = [
  ['GET', at(''), (call) => ok(organization(orgOf(call)))],
  ['PATCH', at(''), changeOrganization],
  ['DELETE', at(''), deleteOrganization],
  ['GET', at('/seats'), (call) => ok({ used: active(orgOf(call)).length, limit: SEATS })],
  ['GET', at('/members'), listMembers],
  ['GET', at('/members/([^/]+)'), (call, id) => answerMember(call, id)],
  [
    'POST',
    at('/members/([^/]+)/suspend'),
    (call, id = '') => (accessOf(orgOf(call)).suspended.add(id), answerMember(call, id)),
  ],
  [
    'POST',
    at('/members/([^/]+)/reactivate'),
    (call, id = '') => (accessOf(orgOf(call)).suspended.delete(id), answerMember(call, id)),
  ],
  ['DELETE', at('/members/([^/]+)'), (call, id = '') => leave(orgOf(call), users.get(id))],
  ['POST', at('/leave'), (call) => leave(orgOf(call), call.user)],
  ['POST', at('/transfer-ownership'), transfer],
  ['GET', at('/members/([^/]+)/profile'), (_, id = '') => ok({ ...profiles.get(id), version: 0 })],
  ['PATCH', at('/members/([^/]+)/profile'), changeProfile],
  ['GET', at('/teams'), (call) => list(accessOf(orgOf(call)).teams.map(team))],
  ['POST', at('/teams'), createTeam],
  ['GET', at('/teams/([^/]+)'), (call, id) => withTeam(call, id, (one) => ok(team(one)))],
  ['PATCH', at('/teams/([^/]+)'), changeTeam],
  ['DELETE', at('/teams/([^/]+)'), deleteTeam],
  [
    'GET',
    at('/teams/([^/]+)/members'),
    (call, id) =>
      withTeam(call, id, (one) =>
        list(
          orgOf(call)
            .members.filter((user) => one.people.has(user.id))
            .map((user) => member(orgOf(call), user)),
        ),
      ),
  ],
  [
    'PUT',
    at('/teams/([^/]+)/members/([^/]+)'),
    (call, id, userId = '') => withTeam(call, id, (one) => (one.people.add(userId), empty)),
  ],
  [
    'DELETE',
    at('/teams/([^/]+)/members/([^/]+)'),
    (call, id, userId = '') => withTeam(call, id, (one) => (one.people.delete(userId), empty)),
  ],
];

const profiles = new Map<string, Record<string, unknown>>();

function organization(org: Org) {
  const { owner, settings, version } = accessOf(org);
  const { id, slug, name, created_at } = org;
  return { id, slug, name, owner_id: owner, settings, version, created_at, updated_at: created_at };
}

function changeOrganization(call: Call): Answer {
  const org = orgOf(call);
  const access = accessOf(org);
  const { name, slug, settings } = call.body as { name?: string; slug?: string; settings?: object };
  if (slug && [...orgs.values()].some((one) => one !== org && one.slug === slug)) {
    return problem(409, 'slug_taken', 'The slug is taken');
  }
  Object.assign(access.settings, settings);
  org.name = name ?? org.name;
  org.slug = slug ?? org.slug;
  access.version += 1;
  return ok(organization(org));
}

function deleteOrganization(call: Call): Answer {
  if (!isFresh(call.user as User)) {
    return problem(403, 'step_up_required', 'Confirm that it is you');
  }
  const org = orgOf(call);
  orgs.delete(org.id);
  org.members.forEach((user) => (user.org = undefined));
  return empty;
}

export const active = (org: Org) => org.members.filter(({ id }) => !accessOf(org).suspended.has(id));

function member(org: Org, user: User) {
  const { owner, suspended, assignments, teams } = accessOf(org);
  return {
    ...{ user_id: user.id, email: user.email, full_name: user.full_name, owner: user.id === owner, version: 1 },
    status: suspended.has(user.id) ? 'suspended' : 'active',
    roles: assignments.filter(({ subject }) => subject.id === user.id).map(({ role }) => role),
    teams: teams.filter(({ people }) => people.has(user.id)).map(({ id }) => id),
    joined_at: user.created_at,
  };
}

function listMembers(call: Call): Answer {
  const q = (call.query.get('q') ?? '').toLowerCase();
  const filter = call.query.get('filter') ?? '';
  const status = /status==(\w+)/.exec(filter)?.[1];
  const wanted = /teams==([\w-]+)/.exec(filter)?.[1];
  const org = orgOf(call);
  const found = org.members
    .map((user) => member(org, user))
    .filter((one) => `${one.full_name} ${one.email}`.toLowerCase().includes(q))
    .filter((one) => (!status || one.status === status) && (!wanted || one.teams.includes(wanted)));
  return list(found);
}

function answerMember(call: Call, id: string | undefined): Answer {
  const user = orgOf(call).members.find((one) => one.id === id);
  return user ? ok(member(orgOf(call), user)) : missing;
}

function leave(org: Org, user: User | undefined): Answer {
  if (!user || user.id === accessOf(org).owner) {
    return problem(409, 'owner_stays', 'An organisation keeps its owner');
  }
  org.members = org.members.filter((one) => one !== user);
  user.org = undefined;
  accessOf(org)
    .assignments.filter(({ subject }) => subject.id === user.id)
    .forEach(({ role }) => take(accessOf(org), 'user', user.id, role));
  return empty;
}

function transfer(call: Call): Answer {
  if (!isFresh(call.user as User)) {
    return problem(403, 'step_up_required', 'Confirm that it is you');
  }
  const access = accessOf(orgOf(call));
  access.owner = call.body.user_id ?? access.owner;
  give(access, 'user', access.owner, 'admin', 'org');
  return ok(organization(orgOf(call)));
}

function changeProfile({ body }: Call, id = ''): Answer {
  profiles.set(id, { ...profiles.get(id), ...body });
  return ok({ ...profiles.get(id), version: 0 });
}

function team({ people, ...rest }: FakeTeam) {
  return { ...rest, member_count: people.size };
}

function withTeam(call: Call, id: string | undefined, work: (team: FakeTeam) => Answer): Answer {
  const found = accessOf(orgOf(call)).teams.find((one) => one.id === id);
  return found ? work(found) : missing;
}

function createTeam(call: Call): Answer {
  const { name = '', lead_id = null } = call.body as { name?: string; lead_id?: string | null };
  const { teams } = accessOf(orgOf(call));
  if (teams.some((one) => one.name === name)) {
    return problem(409, 'team_name_taken', 'A team has this name');
  }
  const made = { id: newId(), name, lead_id, version: 1, created_at: now(), updated_at: now() };
  teams.push({ ...made, people: new Set(lead_id === null ? [] : [lead_id]) });
  return created({ ...made, member_count: lead_id === null ? 0 : 1 });
}

function changeTeam(call: Call, id?: string): Answer {
  return withTeam(call, id, (one) => {
    Object.assign(one, call.body, { version: one.version + 1, updated_at: now() });
    return ok(team(one));
  });
}

function deleteTeam(call: Call, id?: string): Answer {
  const access = accessOf(orgOf(call));
  access.teams = access.teams.filter((one) => one.id !== id);
  access.assignments = access.assignments.filter(({ subject }) => subject.id !== id);
  return empty;
}
