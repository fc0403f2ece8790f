import { type Answer, type Call, created, empty, ok, problem, type Route } from './fake-backend';
import { type Fields, orgOf } from './fake-records';
import { newId, type Org, record, type User } from './fake-state';

const ONE = /^\/crm\/api\/deals\/([^/]+)$/;
const NOT_FOUND = problem(404, 'not_found', 'Not found');
const STAGES = ['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'].map((name) => {
  return { id: newId(), name, status: name === 'Won' || name === 'Lost' ? name.toLowerCase() : 'open' };
});
const PIPELINE = { id: newId(), version: 1, name: 'Sales', stages: STAGES };
const deals = new WeakMap<Org, Fields[]>();

/** Deals in the order of their positions, in one pipeline that all organisations share. */
export const dealRoutes: Route[] = [
  ['GET', /^\/crm\/api\/pipelines$/, () => ok({ items: [PIPELINE], next_cursor: null })],
  ['GET', /^\/crm\/api\/pipelines\/[^/]+\/board$/, board],
  ['GET', /^\/crm\/api\/deals$/, (call) => ok({ items: of(call), next_cursor: null, total: of(call).length })],
  ['POST', /^\/crm\/api\/deals$/, create],
  ['GET', ONE, (call, id) => answerOf(find(call, id))],
  ['PATCH', ONE, change],
  ['DELETE', ONE, remove],
  ['POST', /^\/crm\/api\/deals\/([^/]+)\/move$/, move],
];

function of(call: Call): Fields[] {
  const org = orgOf(call);
  const own = deals.get(org) ?? [];
  deals.set(org, own);
  return own;
}

function find(call: Call, id = ''): Fields | undefined {
  return of(call).find((deal) => deal.id === id);
}

function answerOf(deal: Fields | undefined): Answer {
  return deal ? ok(deal) : NOT_FOUND;
}

function board(call: Call): Answer {
  const stages = STAGES.map((stage) => {
    const own = of(call).filter((deal) => deal.stage_id === stage.id);
    const sums = new Map<string, number>();
    for (const amount of own.map((deal) => deal.amount as { amount: number; currency: string } | null)) {
      if (amount) {
        sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount);
      }
    }
    const amounts = [...sums].map(([currency, amount]) => ({ amount, currency }));
    return { ...stage, count: own.length, amounts, deals: own };
  });
  return ok({ pipeline_id: PIPELINE.id, name: PIPELINE.name, stages });
}

function at(stage: unknown): Fields {
  const found = STAGES.find(({ id }) => id === stage) ?? STAGES[0];
  return { pipeline_id: PIPELINE.id, stage_id: found?.id, status: found?.status };
}

function create(call: Call): Answer {
  const fields = call.body as Fields;
  const now = new Date().toISOString();
  const bare = { amount: null, close_date: null, company_id: null, contact_ids: [], tags: [], custom: {} };
  const deal = { id: newId(), version: 1, ...bare, created_at: now, updated_at: now, ...fields, ...at(fields.stage_id) };
  of(call).unshift(deal);
  record(orgOf(call), call.user as User, 'deal.created', deal.id, deal);
  return created(deal);
}

function change(call: Call, id = ''): Answer {
  const deal = find(call, id);
  if (!deal) {
    return NOT_FOUND;
  }
  const before = { ...deal };
  Object.assign(deal, call.body, { version: Number(deal.version) + 1, updated_at: new Date().toISOString() });
  record(orgOf(call), call.user as User, 'deal.updated', id, deal, before);
  return ok(deal);
}

function move(call: Call, id = ''): Answer {
  const deal = find(call, id);
  if (!deal) {
    return NOT_FOUND;
  }
  const own = of(call);
  own.splice(own.indexOf(deal), 1);
  own.splice(own.findIndex((other) => other.id === call.body.after_id) + 1, 0, deal);
  Object.assign(deal, at(call.body.stage_id), { version: Number(deal.version) + 1 });
  return ok(deal);
}

function remove(call: Call, id = ''): Answer {
  const deal = find(call, id);
  if (!deal) {
    return NOT_FOUND;
  }
  of(call).splice(of(call).indexOf(deal), 1);
  return empty;
}
