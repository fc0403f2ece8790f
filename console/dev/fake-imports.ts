import { type Answer, type Call, created, ok, problem, type Route } from './fake-backend';
import { newRecord, orgOf } from './fake-records';
import { type Import, newId, record, type User } from './fake-state';

export const importRoutes: Route[] = [
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
    resource: 'contacts',
    mode: 'create',
    failure: null,
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
