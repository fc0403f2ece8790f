import { type Answer, type Call, created, empty, ok, problem, type Route } from './fake-backend';
import { list, missing, now } from './fake-people';
import { newId, record, type Org, type User } from './fake-state';

type Board = Record<string, unknown> & { id: string; owner_id: string; visibility: string; version: number };

const boards = new Map<Org, Board[]>();
const METRICS = [
  metric('logins', 'Logins', 'sessions', 'count', ['actor']),
  metric('active_users', 'Active users', 'users', 'unique'),
  metric('stickiness', 'Stickiness', 'percent', 'ratio'),
  metric('contacts_created', 'Contacts created', 'contacts', 'count', ['actor'], true),
  metric('companies_created', 'Companies created', 'companies', 'count', ['actor'], true),
  metric('deals_created', 'Deals created', 'deals', 'count', ['actor'], true),
  metric('members', 'Members', 'people', 'level'),
  metric('pipeline_value', 'Pipeline value', 'minor_units', 'level'),
  metric('win_rate', 'Win rate', 'percent', 'ratio'),
];
const FUNNEL = {
  ...{ name: 'onboarding', title: 'From invited to active', unit: 'people' },
  definition: 'Of those who were invited, how many joined and how many made a record.',
};
const DAY = 86_400_000;
const STRETCH: Record<string, number> = { hour: 3_600_000, day: DAY, week: 7 * DAY, month: 30 * DAY };

function metric(name: string, title: string, unit: string, kind: string, group_by: string[] = [], drills_down = false) {
  const definition = `${title} in the stretch of time.`;
  return { name, title, definition, unit, kind, group_by, source_events: ['*'], drills_down };
}

export const dashboardRoutes: Route[] = [
  ['GET', /^\/analytics\/api\/dashboards$/, (call) => list(seen(call))],
  ['POST', /^\/analytics\/api\/dashboards$/, (call) => create(call, call.body)],
  ['POST', /^\/analytics\/api\/dashboards\/([^/]+)\/copy$/, copy],
  ['GET', /^\/analytics\/api\/dashboards\/([^/]+)$/, (call, id) => withBoard(call, id, ok)],
  ['PATCH', /^\/analytics\/api\/dashboards\/([^/]+)$/, change],
  ['DELETE', /^\/analytics\/api\/dashboards\/([^/]+)$/, remove],
  ['GET', /^\/analytics\/api\/dashboards\/([^/]+)\/csv$/, (call, id) => withBoard(call, id, csv)],
  ['GET', /^\/analytics\/api\/metrics$/, () => list(METRICS)],
  ['GET', /^\/analytics\/api\/metrics\/([^/]+)\/records$/, records],
  ['GET', /^\/analytics\/api\/metrics\/([^/]+)$/, series],
  ['GET', /^\/analytics\/api\/funnels$/, () => ok({ items: [{ ...FUNNEL, steps: [] }] })],
  [
    'GET',
    /^\/analytics\/api\/funnels\/onboarding$/,
    () => ok({ funnel: 'onboarding', timezone: 'UTC', steps: steps() }),
  ],
  ['GET', /^\/analytics\/api\/retention$/, () => ok({ timezone: 'UTC', cohorts: cohorts() })],
  ['GET', /^\/analytics\/api\/stream$/, stream],
];

const allOf = (call: Call) => {
  const org = call.user?.org as Org;
  const all = boards.get(org) ?? [starting('Sales', call), starting('Adoption', call)];
  boards.set(org, all);
  return all;
};
const seen = (call: Call) =>
  allOf(call).filter(({ owner_id, visibility }) => visibility === 'organization' || owner_id === call.user?.id);

function withBoard(call: Call, id: string | undefined, answer: (board: Board) => Answer): Answer {
  const board = seen(call).find((one) => one.id === id);
  return board ? answer(board) : missing;
}

function starting(name: string, call: Call): Board {
  const rest = { window: 'day', range: { last: '30d', from: null, to: null }, group_by: null, filters: {} };
  const tile = (title: string, kind: string, of: string, x: number, y: number, w: number, h: number) => ({
    ...{ id: newId(), title, kind, metric: of, x, y, w, h },
    ...rest,
  });
  const tiles =
    name === 'Sales'
      ? [
          tile('New contacts', 'number', 'contacts_created', 0, 0, 3, 2),
          tile('New deals', 'number', 'deals_created', 3, 0, 3, 2),
          tile('Win rate', 'number', 'win_rate', 6, 0, 3, 2),
          tile('Pipeline', 'number', 'pipeline_value', 9, 0, 3, 2),
          tile('Deals by day', 'line', 'deals_created', 0, 2, 6, 4),
          { ...tile('Contacts by person', 'bar', 'contacts_created', 6, 2, 6, 4), group_by: 'actor' },
        ]
      : [
          tile('Active people by day', 'line', 'active_users', 0, 0, 6, 4),
          tile('From invited to active', 'funnel', 'onboarding', 6, 0, 6, 4),
          tile('Retention', 'cohort', 'retention', 0, 4, 12, 4),
        ];
  return board(call, {
    name,
    description: 'What comes in, and what becomes of it.',
    visibility: 'organization',
    tiles,
  });
}

function board(call: Call, body: Record<string, unknown>): Board {
  const made = { created_at: now(), updated_at: now(), version: 1 };
  const rest = { description: '', visibility: 'private', tiles: [], ...body };
  return { id: newId(), ...rest, owner_id: call.user?.id ?? '', ...made };
}

function create(call: Call, body: Record<string, unknown>): Answer {
  const one = board(call, body);
  allOf(call).unshift(one);
  record(call.user?.org as Org, call.user as User, 'dashboard.created', one.id, one);
  return created(one);
}

function copy(call: Call, id?: string): Answer {
  return withBoard(call, id, (one) => create(call, { name: `Copy of ${String(one.name)}`, tiles: one.tiles }));
}

function change(call: Call, id?: string): Answer {
  return withBoard(call, id, (one) => {
    if (call.seen !== undefined && call.seen !== String(one.version)) {
      return problem(412, 'stale_version', 'Changed meanwhile');
    }
    Object.assign(one, call.body, { version: one.version + 1, updated_at: now() });
    return ok(one);
  });
}

function remove(call: Call, id?: string): Answer {
  return withBoard(call, id, (one) => {
    boards.set(
      call.user?.org as Org,
      allOf(call).filter((other) => other !== one),
    );
    return empty;
  });
}

function csv(): Answer {
  return { status: 200, body: 'tile,metric,window,start,group,value\r\n', headers: { 'Content-Type': 'text/csv' } };
}

/** The same for the same question, with a week's rhythm. */
function value(name: string, time: number, size: number): number {
  const wave = Math.sin((time / DAY) * 0.9 + name.length) + Math.sin((time / DAY) * 2.3 + name.charCodeAt(0));
  const weekend = [0, 6].includes(new Date(time).getUTCDay()) ? 0.3 : 1;
  return Math.max(0, Math.round((wave + 2.2) * size * weekend));
}

function points(name: string, query: URLSearchParams, size = 4) {
  const stretch = STRETCH[query.get('window') ?? 'day'] ?? DAY;
  const first = Math.floor(Date.parse(query.get('from') ?? '') / stretch) * stretch;
  const made: { start: string; value: number }[] = [];
  for (let time = first; time < Date.parse(query.get('to') ?? ''); time += stretch) {
    made.push({ start: new Date(time).toISOString(), value: value(name, time, size) });
  }
  return made;
}

const sum = (all: { value: number }[]) => all.reduce((total, one) => total + one.value, 0);

function series({ query, user }: Call, name = ''): Answer {
  const known = METRICS.find((one) => one.name === name);
  if (!known) {
    return missing;
  }
  const head = { metric: name, window: query.get('window') ?? 'day', timezone: query.get('timezone') ?? 'UTC' };
  const unit = known.unit;
  if (unit === 'minor_units') {
    const of = (currency: string, size: number) => {
      const all = points(name + currency, query, size);
      return { currency, points: all, total: all.at(-1)?.value ?? 0 };
    };
    return ok({ ...head, unit, points: [], series: [of('EUR', 3_120_000), of('USD', 1_940_000)] });
  }
  const whole = points(name, query);
  const total = known.kind === 'level' ? 7 : known.kind === 'ratio' ? 41.3 : sum(whole);
  const split = ['', 'x', 'yy'].map((salt) => {
    const part = points(name + salt, query, 2);
    return { group: salt === '' ? user?.id : newId(), points: part, total: sum(part) };
  });
  return ok({ ...head, unit, points: whole, total, series: query.get('group_by') ? split : [] });
}

function records({ user }: Call): Answer {
  const items = (user?.org?.contacts ?? [])
    .slice(0, 20)
    .map(({ id, full_name }) => ({ type: 'contact', id, title: full_name }));
  return ok({ items, next_cursor: null });
}

function steps() {
  const people = [40, 31, 22, 9];
  const titles = ['Invited', 'Joined', 'First record', 'Active a week later'];
  return titles.map((title, at) => ({
    ...{ name: title.toLowerCase(), title, people: people[at] },
    ...{ of_first: (people[at] ?? 0) / 40, of_previous: at === 0 ? 1 : (people[at] ?? 0) / (people[at - 1] ?? 1) },
  }));
}

function cohorts() {
  const monday = Math.floor((Date.now() / DAY - 4) / 7) * 7 * DAY + 4 * DAY;
  return [7, 6, 5, 4, 3, 2, 1, 0].map((ago) => {
    const size = 6 + ((ago * 5) % 9);
    const weeks = Array.from({ length: ago + 1 }, (_, week) =>
      Math.round(size * 0.95 ** week * (week === 0 ? 1 : 0.7)),
    );
    return { start: new Date(monday - ago * 7 * DAY).toISOString(), size, weeks };
  });
}

/** Figures that move each second, as long as the page listens. */
function stream({ query, response }: Call): undefined {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const followed = (query.get('metrics') ?? '').split(',').map((one) => one.split(':'));
  let beats = 0;
  const tell = () => {
    beats += 1;
    for (const [metric = '', last = '24h', window = 'hour'] of followed) {
      const figure = { metric, last, window, value: 100 + beats + metric.length, amounts: {}, at: now() };
      response.write(`event: figure\ndata: ${JSON.stringify(figure)}\n\n`);
    }
  };
  tell();
  const timer = setInterval(tell, 2_000);
  response.on('close', () => clearInterval(timer));
  return undefined;
}
