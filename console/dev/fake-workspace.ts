import { created, type Answer, type Call, ok, problem, type Route } from './fake-backend';
import { newId, type Org, orgs, record, type User } from './fake-state';

const USD = (amount: number) => ({ amount, currency: 'USD' });
const PLANS = [
  {
    id: 'free',
    name: 'Free',
    price: USD(0),
    interval: 'month',
    seats: 5,
    records: 10000,
    features: ['CSV import', 'Audit trail'],
  },
  {
    id: 'pro',
    name: 'Pro',
    price: USD(4900),
    interval: 'month',
    seats: 25,
    records: 250000,
    features: ['Everything in Free', 'Custom roles', 'Undo for whole imports'],
  },
  {
    id: 'enterprise',
    name: 'Enterprise',
    price: USD(19900),
    interval: 'month',
    seats: null,
    records: null,
    features: ['Everything in Pro', 'Single sign-on', 'Provable audit export'],
  },
];

export const workspaceRoutes: Route[] = [
  [
    'GET',
    /^\/org\/api\/organizations$/,
    ({ user }) => list([...orgs.values()].filter((org) => org.members.includes(user as User)).map(view)),
  ],
  ['POST', /^\/org\/api\/organizations$/, createOrganization],
  [
    'GET',
    /^\/org\/api\/organizations\/([^/]+)\/members$/,
    ({ user }) => list((user?.org?.members ?? []).map(memberView)),
  ],
  ['GET', /^\/billing\/api\/plans$/, () => list(PLANS)],
  ['GET', /^\/billing\/api\/subscription$/, ({ user }) => ok(subscription(user?.org as Org))],
  ['POST', /^\/billing\/api\/subscription$/, choosePlan],
  ['GET', /^\/billing\/api\/invoices$/, ({ user }) => list(user?.org?.invoices ?? [])],
  ['GET', /^\/audit-log\/api\/events$/, events],
  ['GET', /^\/analytics\/api\/metrics\/logins$/, logins],
];

function list(items: unknown[]): Answer {
  return ok({ items, next_cursor: null });
}

function view({ id, slug, name, created_at }: Org) {
  return { id, slug, name, created_at, version: 1 };
}

function memberView(user: User, at: number) {
  return {
    user_id: user.id,
    email: user.email,
    full_name: user.full_name,
    status: 'active',
    owner: at === 0,
    roles: ['admin'],
    teams: [],
    joined_at: new Date().toISOString(),
  };
}

function createOrganization({ user, body }: Call): Answer {
  const { name = '', slug = '' } = body;
  if ([...orgs.values()].some((org) => org.slug === slug)) {
    const message = 'Another organisation has this short name.';
    return problem(409, 'slug_taken', 'Taken', [{ field: 'slug', code: 'taken', message }]);
  }
  const owner = user as User;
  const org: Org = {
    id: newId(),
    slug,
    name,
    plan: 'free',
    created_at: new Date().toISOString(),
    members: [owner],
    contacts: [],
    companies: [],
    events: [],
    invoices: [],
    imports: new Map(),
    logins: 0,
  };
  orgs.set(org.id, org);
  record(org, owner, 'organization.created', org.id, { name, slug });
  record(org, owner, 'assignment.granted', owner.id, { role: 'admin', user: owner.full_name });
  return created(view(org));
}

function subscription(org: Org) {
  const plan = PLANS.find(({ id }) => id === org.plan);
  return { plan: org.plan, status: 'active', seats: plan?.seats ?? null, seats_used: org.members.length };
}

function choosePlan({ user, body }: Call): Answer {
  const org = user?.org as Org;
  const before = { plan: org.plan };
  org.plan = body.plan ?? 'free';
  record(org, user as User, 'subscription.updated', newId(), { plan: org.plan, status: 'active' }, before);
  const plan = PLANS.find(({ id }) => id === org.plan);
  if (plan && plan.price.amount > 0) {
    const number = `INV-2026-${String(org.invoices.length + 1).padStart(4, '0')}`;
    org.invoices.unshift({
      id: newId(),
      number,
      status: 'paid',
      total: plan.price,
      issued_at: new Date().toISOString(),
    });
    record(org, user as User, 'invoice.created', newId(), { number, total: plan.price });
  }
  return created(subscription(org));
}

function events({ user, query }: Call): Answer {
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '9';
  const found = (user?.org?.events ?? []).filter((event) => {
    const time = String(event.time);
    const said = JSON.stringify(event).toLowerCase();
    return (
      (!query.get('action') || event.type === query.get('action')) &&
      (!query.get('actor') || (event.actor as { id: string }).id === query.get('actor')) &&
      time >= from &&
      time < to &&
      said.includes((query.get('q') ?? '').toLowerCase())
    );
  });
  const limit = Number(query.get('limit') ?? 20);
  const start = Number(query.get('cursor') ?? 0);
  const next = start + limit < found.length ? String(start + limit) : null;
  return ok({ items: found.slice(start, start + limit), next_cursor: next });
}

function logins({ user }: Call): Answer {
  const past = [2, 5, 4, 0, 1, 6, 8, 7, 9, 3, 2, 8, 11];
  const points = [...past, user?.org?.logins ?? 0].map((value, at) => {
    const day = new Date(Date.now() - (13 - at) * 86_400_000);
    day.setUTCHours(0, 0, 0, 0);
    return { start: day.toISOString(), value };
  });
  const total = points.reduce((sum, { value }) => sum + value, 0);
  return ok({ metric: 'logins', window: 'day', points, total });
}
