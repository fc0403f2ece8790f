import { created, type Answer, type Call, empty, ok, problem, type Route } from './fake-backend';
import { importRoutes } from './fake-imports';
import { type Fields, newRecord, orgOf } from './fake-records';
import { record, type User } from './fake-state';

const ONE = /^\/crm\/api\/(contacts|companies)\/([^/]+)$/;
const NOT_FOUND = problem(404, 'not_found', 'Not found');

export const crmRoutes: Route[] = [
  ['GET', /^\/crm\/api\/(contacts|companies)$/, (call, resource) => listRecords(call, resource as 'contacts')],
  ['POST', /^\/crm\/api\/(contacts|companies)$/, (call, resource) => create(call, resource as 'contacts')],
  ['GET', ONE, (call, resource, id) => answerOf(find(call, resource as 'contacts', id))],
  ['PATCH', ONE, (call, resource, id) => change(call, resource as 'contacts', id)],
  ['DELETE', ONE, (call, resource, id) => remove(call, resource as 'contacts', id)],
  [
    'POST',
    /^\/crm\/api\/(contacts|companies)\/([^/]+)\/restore$/,
    (call, resource, id) => restore(call, resource as 'contacts', id),
  ],
  ['GET', /^\/crm\/api\/search$/, search],
  ...importRoutes,
];

function listRecords(call: Call, resource: 'contacts' | 'companies'): Answer {
  const wanted = /"\*(.*?)\*"/.exec(call.query.get('filter') ?? '')?.[1]?.toLowerCase() ?? '';
  const sort = call.query.get('sort') ?? '-created_at';
  const field = sort.replace('-', '');
  const found = orgOf(call)[resource].filter((one) =>
    JSON.stringify(Object.values(one)).toLowerCase().includes(wanted),
  );
  found.sort(
    (a, b) => JSON.stringify(a[field]).localeCompare(JSON.stringify(b[field])) * (sort.startsWith('-') ? -1 : 1),
  );
  const limit = Number(call.query.get('limit') ?? 20);
  const start = Number(call.query.get('cursor') ?? 0);
  const next = start + limit < found.length ? String(start + limit) : null;
  return ok({ items: found.slice(start, start + limit), next_cursor: next, total: found.length });
}

function create(call: Call, resource: 'contacts' | 'companies'): Answer {
  const emails = (call.body as Fields).emails as { value: string }[] | undefined;
  if (emails?.[0]?.value.endsWith('.invalid')) {
    const message = 'No mail can reach this domain.';
    return problem(400, 'validation_failed', 'Not valid', [{ field: 'emails[0].value', code: 'email', message }]);
  }
  const one = newRecord(call.body);
  orgOf(call)[resource].push(one);
  record(
    orgOf(call),
    call.user as User,
    resource === 'contacts' ? 'contact.created' : 'company.created',
    String(one.id),
    call.body,
  );
  return created(one);
}

function find(call: Call, resource: 'contacts' | 'companies', id = ''): Fields | undefined {
  return orgOf(call)[resource].find((one) => one.id === id);
}

function answerOf(one: Fields | undefined): Answer {
  return one ? ok(one) : NOT_FOUND;
}

function isStale({ seen }: Call, one: Fields): boolean {
  return seen !== undefined && seen !== String(one.version);
}

function change(call: Call, resource: 'contacts' | 'companies', id = ''): Answer {
  const one = find(call, resource, id);
  if (!one) {
    return NOT_FOUND;
  }
  if (isStale(call, one)) {
    return problem(412, 'stale_version', 'Changed by somebody else meanwhile');
  }
  const before = { ...one };
  Object.assign(one, call.body, { version: Number(one.version) + 1, updated_at: new Date().toISOString() });
  record(
    orgOf(call),
    call.user as User,
    resource === 'contacts' ? 'contact.updated' : 'company.updated',
    id,
    one,
    before,
  );
  return ok(one);
}

function remove(call: Call, resource: 'contacts' | 'companies', id = ''): Answer {
  const org = orgOf(call);
  const one = find(call, resource, id);
  if (!one || isStale(call, one)) {
    return one ? problem(412, 'stale_version', 'Changed by somebody else meanwhile') : NOT_FOUND;
  }
  org[resource] = org[resource].filter((other) => other !== one);
  org.deleted.set(id, one);
  return empty;
}

function restore(call: Call, resource: 'contacts' | 'companies', id = ''): Answer {
  const org = orgOf(call);
  const one = org.deleted.get(id);
  if (one) {
    org[resource].push(one);
    org.deleted.delete(id);
  }
  return answerOf(one);
}

function search(call: Call): Answer {
  const q = (call.query.get('q') ?? '').toLowerCase();
  const { contacts, companies } = orgOf(call);
  const people = contacts.map(({ id, full_name, job_title }) => {
    return { type: 'contact', id, title: String(full_name), snippet: job_title ?? '' };
  });
  const firms = companies.map(({ id, name, industry }) => {
    return { type: 'company', id, title: String(name), snippet: industry ?? '' };
  });
  const hits = [...firms, ...people].filter(({ title }) => title.toLowerCase().includes(q));
  return ok({ items: hits.slice(0, 8), next_cursor: null });
}
