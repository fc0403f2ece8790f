import { created, type Answer, type Call, ok, problem, type Route } from './fake-backend';
import { type Import, newId, type Org, record, type User } from './fake-state';

type Fields = Record<string, unknown>;

export const crmRoutes: Route[] = [
  ['GET', /^\/crm\/api\/(contacts|companies)$/, (call, resource) => listRecords(call, resource as 'contacts')],
  ['POST', /^\/crm\/api\/(contacts|companies)$/, (call, resource) => create(call, resource as 'contacts')],
  ['GET', /^\/crm\/api\/contacts\/([^/]+)$/, read],
  ['GET', /^\/crm\/api\/search$/, search],
  ['POST', /^\/crm\/api\/imports$/, startImport],
  ['POST', /^\/crm\/api\/imports\/([^/]+)\/(run|cancel)$/, changeImport],
  ['GET', /^\/crm\/api\/imports\/([^/]+)$/, ({ user }, id = '') => importAnswer(user?.org?.imports.get(id))],
  ['GET', /^\/crm\/api\/imports\/([^/]+)\/events$/, streamImport],
  [
    'GET',
    /^\/crm\/api\/imports\/([^/]+)\/errors$/,
    () => ({
      status: 200,
      body: 'row,column,error\n12,Birthday,not a date\n',
      headers: { 'Content-Type': 'text/csv' },
    }),
  ],
];

function orgOf(call: Call): Org {
  return call.user?.org as Org;
}

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

function newRecord(fields: Fields): Fields {
  const now = new Date().toISOString();
  const full_name = fields.full_name ?? [fields.first_name, fields.last_name].filter(Boolean).join(' ');
  return { id: newId(), version: 1, tags: [], created_at: now, updated_at: now, ...fields, full_name };
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

function read(call: Call, id = ''): Answer {
  const one = orgOf(call).contacts.find((contact) => contact.id === id);
  return one ? ok(one) : problem(404, 'not_found', 'Not found');
}

function search(call: Call): Answer {
  const q = (call.query.get('q') ?? '').toLowerCase();
  const hits = orgOf(call)
    .contacts.filter((one) => String(one.full_name).toLowerCase().includes(q))
    .slice(0, 8)
    .map((one) => ({ type: 'contact', id: one.id, title: one.full_name, snippet: one.job_title }));
  return ok({ items: hits, next_cursor: null });
}

const KNOWN: Record<string, string> = {
  'First name': 'first_name',
  'Last name': 'last_name',
  'Full name': 'full_name',
  'Job title': 'job_title',
  Company: 'company_name',
  Birthday: 'birthday',
  Phone: 'phone',
  Street: 'street',
  City: 'city',
  State: 'state',
  'Postal code': 'postal_code',
  Website: 'website',
};

function startImport(call: Call): Answer {
  const parts = call.raw
    .toString()
    .split(/\r\n--|^--/)
    .map((part) => part.split('\r\n\r\n'));
  const valueOf = (name: string) =>
    parts
      .find(([head]) => head?.includes(`name="${name}"`))
      ?.slice(1)
      .join('\r\n\r\n');
  const [columns = [], ...data] = csv(valueOf('file') ?? '');
  if (columns.length < 2) {
    return problem(400, 'file_not_readable', 'This is not a CSV file with a header row');
  }
  const typed = valueOf('mapping');
  const mapping = typed
    ? (JSON.parse(typed) as Record<string, string>)
    : Object.fromEntries(columns.flatMap((column) => (KNOWN[column] ? [[column, KNOWN[column]]] : [])));
  const one: Import = {
    id: newId(),
    status: 'previewed',
    mapping,
    preview: { columns, unmapped: columns.filter((column) => !mapping[column]), rows: data.slice(0, 5) },
    data,
    rows: data.length,
    created: 0,
    updated: 0,
    skipped: 0,
    failed: 0,
    change_set_id: newId(),
  };
  orgOf(call).imports.set(one.id, one);
  if (valueOf('run') === 'true') {
    run(call, one);
  }
  return created(withoutData(one));
}

function changeImport(call: Call, id = '', verb = ''): Answer {
  const one = orgOf(call).imports.get(id);
  if (one && verb === 'run') {
    run(call, one);
  } else if (one) {
    one.status = 'canceled';
  }
  return importAnswer(one);
}

function run(call: Call, one: Import): void {
  const org = orgOf(call);
  const columns = one.preview.columns;
  one.status = 'running';
  const timer = setInterval(() => {
    const done = one.created + one.failed;
    for (const row of one.status === 'running' ? one.data.slice(done, done + 31) : []) {
      const get = (field: string) => row[columns.findIndex((column) => one.mapping[column] === field)] ?? '';
      if (get('phone') === '' && get('birthday') === '') {
        one.failed += 1;
        continue;
      }
      const phone = get('phone');
      org.contacts.push(
        newRecord({
          ...Object.fromEntries(
            ['first_name', 'last_name', 'full_name', 'job_title', 'company_name', 'birthday', 'website'].map(
              (field) => [field, get(field)],
            ),
          ),
          phones: phone ? [{ value: phone, label: 'work', primary: true, e164: `+1${phone.replaceAll('-', '')}` }] : [],
          addresses: get('city')
            ? [{ street: get('street'), city: get('city'), state: get('state'), postal_code: get('postal_code') }]
            : [],
        }),
      );
      one.created += 1;
    }
    if (one.status !== 'running' || one.created + one.failed >= one.rows) {
      clearInterval(timer);
      one.status = one.status === 'running' ? 'completed' : one.status;
      record(org, call.user as User, 'import.completed', one.id, {
        rows: one.rows,
        created: one.created,
        failed: one.failed,
      });
    }
  }, 150);
}

function streamImport(call: Call, id = ''): undefined {
  const one = orgOf(call).imports.get(id);
  call.response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const timer = setInterval(() => {
    call.response.write(`event: progress\ndata: ${JSON.stringify(one && withoutData(one))}\n\n`);
    if (one?.status !== 'running') {
      clearInterval(timer);
      call.response.end();
    }
  }, 200);
  call.response.on('close', () => clearInterval(timer));
}

function importAnswer(one: Import | undefined): Answer {
  return one ? ok(withoutData(one)) : problem(404, 'not_found', 'Not found');
}

function withoutData(one: Import) {
  return { ...one, data: undefined };
}

/** Enough of RFC 4180 for the sample files. */
function csv(text: string): string[][] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}
