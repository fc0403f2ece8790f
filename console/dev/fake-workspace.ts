import { isFresh } from './fake-auth';
import { created, type Answer, type Call, empty, ok, problem, type Route } from './fake-backend';
import { newId, type Org, orgs, record, type User } from './fake-state';

const USD = (amount: number) => ({ amount, currency: 'USD' });
const PLANS = [
  plan('free', 'Free', 0, 5, 0, 5, 10_000, ['Contacts and companies', 'CSV import', 'Audit trail']),
  plan('pro', 'Pro', 4_900, 25, 199, 500, 250_000, ['Everything in Free', 'Deals and pipelines', 'Custom roles']),
  plan('enterprise', 'Enterprise', 19_900, 200, 149, 10_000, 5_000_000, ['Everything in Pro', 'Access policies']),
];

function plan(
  ...[id, name, price, seats, extra, max_seats, records, features]: [
    string,
    string,
    number,
    number,
    number,
    number,
    number,
    string[],
  ]
) {
  const prices = { price: USD(price), extra_seat_price: USD(extra), interval: 'month' };
  return { id, name, version: 1, ...prices, seats, max_seats, records, features };
}

export const workspaceRoutes: Route[] = [
  [
    'GET',
    /^\/org\/api\/organizations$/,
    ({ user }) => list([...orgs.values()].filter((org) => org.members.includes(user as User)).map(view)),
  ],
  ['POST', /^\/org\/api\/organizations$/, createOrganization],
  ['GET', /^\/billing\/api\/plans$/, () => list(PLANS)],
  ['GET', /^\/billing\/api\/subscription$/, ({ user }) => ok(subscription(user?.org as Org))],
  ['POST', /^\/billing\/api\/subscription$/, choosePlan],
  ['PATCH', /^\/billing\/api\/subscription$/, choosePlan],
  ['DELETE', /^\/billing\/api\/subscription$/, (call) => (choosePlan(call), empty)],
  ['POST', /^\/billing\/api\/subscription\/preview$/, ({ body }) => ok(quote(body.plan))],
  ['GET', /^\/billing\/api\/invoices$/, ({ user }) => list(user?.org?.invoices ?? [])],
  ['GET', /^\/audit-log\/api\/events$/, events],
];

function list(items: unknown[]): Answer {
  return ok({ items, next_cursor: null });
}

function view({ id, slug, name, created_at }: Org) {
  return { id, slug, name, created_at, version: 1 };
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
    subscription_version: 1,
    deleted: new Map(),
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

const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

function planOf(id: string | undefined) {
  return PLANS.find((one) => one.id === id) ?? PLANS[0] ?? plan('free', 'Free', 0, 5, 0, 5, 10_000, []);
}

function linesOf({ name, price, seats }: (typeof PLANS)[number]) {
  const description = `${name}, one month, up to ${seats} seats`;
  return price.amount === 0 ? [] : [{ description, quantity: 1, unit_price: price, amount: price }];
}

function subscription(org: Org) {
  const { id, price, seats, records } = planOf(org.plan);
  return {
    ...{
      id: org.id,
      plan: id,
      plan_version: 1,
      status: 'active',
      seats,
      seats_used: org.members.length,
      records,
      price,
    },
    ...{ started_at: org.created_at, current_period_start: org.created_at, version: org.subscription_version },
    current_period_end: price.amount > 0 ? inAMonth() : null,
  };
}

function quote(id: string | undefined) {
  const chosen = planOf(id);
  const { price, seats } = chosen;
  const end = price.amount > 0 ? inAMonth() : null;
  const now = new Date().toISOString();
  const period = { current_period_start: now, current_period_end: end };
  return { plan: chosen.id, seats, price, due: price, lines: linesOf(chosen), ...period };
}

function choosePlan({ user, body }: Call): Answer {
  const org = user?.org as Org;
  if (!isFresh(user as User)) {
    return problem(403, 'step_up_required', 'Confirm that it is you');
  }
  const before = subscription(org);
  const chosen = planOf(body.plan);
  org.plan = chosen.id;
  org.subscription_version += 1;
  record(org, user as User, 'subscription.changed', newId(), subscription(org), before);
  if (chosen.price.amount > 0) {
    const now = new Date().toISOString();
    const number = `INV-${String(org.invoices.length + 1).padStart(6, '0')}`;
    const times = { period_start: now, period_end: inAMonth(), issued_at: now, paid_at: now };
    const sum = { total: chosen.price, lines: linesOf(chosen) };
    org.invoices.unshift({ id: newId(), number, status: 'paid', subscription_id: org.id, ...sum, ...times });
    record(org, user as User, 'invoice.paid', newId(), { number, total: chosen.price });
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
