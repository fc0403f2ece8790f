import { isFresh } from './fake-auth';
import { type Answer, type Call, created, empty, ok, problem, type Route } from './fake-backend';
import { accessOf, CATALOGUE, type FakeRole, give, heldBy, sourcesOf, take } from './fake-roles';
import { newId, type Org, type User } from './fake-state';

export const now = () => new Date().toISOString();
export const of = ({ user }: Call) => accessOf(user?.org as Org);
export const missing = problem(404, 'not_found', 'Not found');
export const list = (items: unknown[]) => ok({ items, next_cursor: null, total: items.length });
const P = '/permission/api';

/** As the services do, asks for a fresh proof first. */
export const fresh =
  (handle: Route[2]): Route[2] =>
  (call, ...groups) =>
    isFresh(call.user as User) ? handle(call, ...groups) : problem(403, 'step_up_required', 'Confirm that it is you');

export const accessRoutes: Route[] = [
  ['GET', new RegExp(`^${P}/permissions$`), () => list(CATALOGUE)],
  ['GET', new RegExp(`^${P}/resources$`), () => list(RESOURCES)],
  ['GET', new RegExp(`^${P}/roles$`), listRoles],
  ['POST', new RegExp(`^${P}/roles$`), fresh(createRole)],
  ['GET', new RegExp(`^${P}/roles/([^/]+)$`), (call, id) => withRole(call, id, (role) => ok(roleView(call, role)))],
  ['PATCH', new RegExp(`^${P}/roles/([^/]+)$`), fresh(changeRole)],
  ['DELETE', new RegExp(`^${P}/roles/([^/]+)$`), fresh(deleteRole)],
  ['GET', new RegExp(`^${P}/assignments$`), listAssignments],
  ['PUT', new RegExp(`^${P}/assignments/(user|team)/([^/]+)/([^/]+)$`), fresh(assign)],
  [
    'DELETE',
    new RegExp(`^${P}/assignments/(user|team)/([^/]+)/([^/]+)$`),
    fresh((call, type = '', id = '', role = '') => (take(of(call), type, id, role), empty)),
  ],
  ['GET', new RegExp(`^${P}/who-can$`), whoCan],
  ['GET', new RegExp(`^${P}/users/([^/]+)/permissions$`), holdings],
  ['POST', new RegExp(`^${P}/explain$`), explain],
  ['POST', new RegExp(`^${P}/preview$`), preview],
  ['GET', new RegExp(`^${P}/policies$`), (call) => list(of(call).policies)],
  ['POST', new RegExp(`^${P}/policies$`), fresh(createPolicy)],
  ['GET', new RegExp(`^${P}/policies/([^/]+)$`), (call, id) => withPolicy(call, id, ok)],
  [
    'PATCH',
    new RegExp(`^${P}/policies/([^/]+)$`),
    fresh(
      (call, id) =>
        faulty(call.body.condition) ??
        withPolicy(call, id, (one) =>
          ok(Object.assign(one, call.body, { version: Number(one.version) + 1, updated_at: now() })),
        ),
    ),
  ],
  [
    'DELETE',
    new RegExp(`^${P}/policies/([^/]+)$`),
    fresh((call, id) => ((of(call).policies = of(call).policies.filter((one) => one.id !== id)), empty)),
  ],
];

const ATTRIBUTES = ['owner_id:uuid', 'team_id:uuid', 'tags:strings', 'created_at:timestamp', 'updated_at:timestamp'];
const RESOURCES = ['contacts', 'companies', 'deals'].map((name) => ({
  name,
  title: name,
  attributes: [...ATTRIBUTES, ...(name === 'deals' ? ['status:string'] : [])].map((one) => {
    const [attribute = '', type = ''] = one.split(':');
    return { name: attribute, type, title: attribute };
  }),
}));

function roleView(call: Call, role: FakeRole) {
  const given = of(call).assignments.filter((one) => one.role_id === role.id);
  const holders = (type: string) => given.filter(({ subject }) => subject.type === type).length;
  return { ...role, holders: { users: holders('user'), teams: holders('team') } };
}

function listRoles(call: Call): Answer {
  const access = of(call);
  return heldBy(access, call.user?.id ?? '').includes('roles:read')
    ? list(access.roles.map((role) => roleView(call, role)))
    : problem(403, 'permission_denied', 'Not permitted');
}

function withRole(call: Call, id: string | undefined, work: (role: FakeRole) => Answer): Answer {
  const role = of(call).roles.find((one) => one.id === id || one.name === id);
  return role ? work(role) : missing;
}

function createRole(call: Call): Answer {
  const body = call.body as unknown as FakeRole;
  if (of(call).roles.some(({ name }) => name === body.name)) {
    return problem(409, 'role_name_taken', 'There is a role of that name');
  }
  const role = { ...body, id: newId(), system: false, version: 1, created_at: now(), updated_at: now() };
  of(call).roles.push(role);
  return created(roleView(call, role));
}

function changeRole(call: Call, id?: string): Answer {
  return withRole(call, id, (role) => {
    if (call.seen !== undefined && call.seen !== String(role.version)) {
      return problem(412, 'stale_version', 'Changed by somebody else meanwhile');
    }
    return ok(roleView(call, Object.assign(role, call.body, { version: role.version + 1, updated_at: now() })));
  });
}

function deleteRole(call: Call, id?: string): Answer {
  return withRole(call, id, (role) => {
    const to = call.query.get('reassign_to');
    const given = of(call).assignments.filter((one) => one.role_id === role.id);
    if (given.length > 0 && to === null) {
      return problem(409, 'role_in_use', 'Somebody is in the role');
    }
    given.forEach(({ subject }) => {
      take(of(call), subject.type, subject.id, role.name);
      give(of(call), subject.type, subject.id, to ?? '', call.user?.id ?? '');
    });
    of(call).roles = of(call).roles.filter((one) => one !== role);
    return empty;
  });
}

function listAssignments(call: Call): Answer {
  const terms = (call.query.get('filter') ?? '').split(';').map((term) => term.split('=='));
  const wanted = Object.fromEntries(terms) as Record<string, string | undefined>;
  return list(
    of(call).assignments.filter(
      ({ subject, role }) =>
        (!wanted.subject_type || wanted.subject_type === subject.type) &&
        (!wanted.subject_id || wanted.subject_id === subject.id) &&
        (!wanted.role || wanted.role.replaceAll('"', '') === role),
    ),
  );
}

function assign(call: Call, type = '', id = '', role = ''): Answer {
  const made = give(of(call), type, id, decodeURIComponent(role), call.user?.id ?? '', call.body.expires_at ?? null);
  return made ? ok(made) : missing;
}

const base = (permission: string) => permission.split('@')[0] ?? '';

function whoCan(call: Call): Answer {
  const asked = base(call.query.get('permission') ?? '');
  const items = (call.user?.org?.members ?? []).flatMap(({ id }) => {
    const sources = sourcesOf(of(call), id).filter(({ permission }) => base(permission) === asked);
    const permissions = [...new Set(sources.map(({ permission }) => permission))];
    return sources.length > 0 ? [{ user_id: id, permissions, sources }] : [];
  });
  return list(items);
}

function holdings(call: Call, id = ''): Answer {
  const access = of(call);
  const permissions = heldBy(access, id).map((name) => ({ name, description: '', sources: [] }));
  return ok({ user_id: id, suspended: access.suspended.has(id), roles: [], teams: [], permissions });
}

function explain(call: Call): Answer {
  const { user_id = '', permission = '' } = call.body;
  const sources = sourcesOf(of(call), user_id).filter((one) => base(one.permission) === base(permission));
  const allowed = sources.some((one) => one.permission === permission || one.permission === base(permission));
  const [first] = sources;
  const said = first
    ? `the role ${first.role} gives ${first.permission}.`
    : `no role that is held gives ${permission}.`;
  const sentence = `${allowed ? 'Allowed' : 'Denied'}: ${said}`;
  const steps = [`Asked is ${permission}.`, ...sources.map((one) => `The role ${one.role} gives ${one.permission}.`)];
  return ok({
    allowed,
    user_id,
    permission,
    sentence,
    steps,
    sufficient: [permission, base(permission)],
    sources,
    policy: null,
  });
}

function preview(call: Call): Answer {
  const { change_role: changed, policy } = call.body as unknown as {
    change_role?: { role: string; change: { permissions: string[] } };
    policy?: { definition: { condition: string } };
  };
  const access = of(call);
  const fault = policy && faulty(policy.definition.condition);
  if (fault) {
    return fault;
  }
  const people = (call.user?.org?.members ?? []).map(({ id }) => id);
  const before = people.map((id) => heldBy(access, id));
  const role = access.roles.find(({ id }) => id === changed?.role);
  const kept = role?.permissions;
  if (role && changed) {
    role.permissions = changed.change.permissions;
  }
  const items = people.map((user_id, at) => {
    const after = heldBy(access, user_id);
    const had = before[at] ?? [];
    const gained = after.filter((one) => !had.includes(one));
    return { user_id, gained, lost: had.filter((one) => !after.includes(one)), conditional: false };
  });
  if (role && kept) {
    role.permissions = kept;
  }
  const touched = items.filter(({ gained, lost }) => gained.length + lost.length > 0);
  return ok({ counts: { touched: people.length, gaining: 0, losing: 0 }, items: touched, next_cursor: null });
}

/** Knows one mistake, which is enough to see how mistakes are shown. */
function faulty(condition: string | undefined): Answer | undefined {
  const lines = (condition ?? '').split('\n');
  const line = lines.findIndex((text) => text.includes('resourc.'));
  const message = `line ${line + 1}, column ${(lines[line]?.indexOf('resourc.') ?? 0) + 1}: there is no resourc`;
  const errors = [{ field: 'condition', code: 'invalid_condition', message }];
  return line < 0 ? undefined : problem(400, 'validation_failed', 'Some input is not valid', errors);
}

function createPolicy(call: Call): Answer {
  const policy = { ...call.body, id: newId(), version: 1, created_at: now(), updated_at: now() };
  const fault = faulty(call.body.condition);
  if (!fault) {
    of(call).policies.unshift(policy);
  }
  return fault ?? created(policy);
}

function withPolicy(call: Call, id: string | undefined, work: (one: Record<string, unknown>) => Answer): Answer {
  const found = of(call).policies.find((one) => one.id === id);
  return found ? work(found) : missing;
}
