import { accessToken, mails, newId, orgs, record, refreshes, secret, type User, users } from './fake-state';
import { type Answer, type Call, empty, ok, problem, type Route } from './fake-backend';
import { freshToken, proved, secondStep } from './fake-factors';

const verifications = new Map<string, string>();
const resets = new Map<string, string>();

export const authRoutes: Route[] = [
  ['POST', /^\/auth\/register$/, register],
  ['POST', /^\/auth\/verify-email$/, verify],
  ['POST', /^\/auth\/login$/, logIn],
  ['POST', /^\/auth\/login\/mfa$/, (call) => enter(proved(call))],
  ['POST', /^\/auth\/me\/export$/, ({ user }) => ok({ account: me(user as User) })],
  ['DELETE', /^\/auth\/me$/, () => empty],
  ['POST', /^\/auth\/refresh$/, refresh],
  ['POST', /^\/auth\/switch-organization$/, switchOrganization],
  ['POST', /^\/auth\/logout$/, logOut],
  ['GET', /^\/auth\/me$/, ({ user }) => ok(me(user as User))],
  ['PATCH', /^\/auth\/me$/, rename],
  ['POST', /^\/auth\/step-up$/, stepUp],
  ['POST', /^\/auth\/password\/forgot$/, forgot],
  ['POST', /^\/auth\/password\/reset$/, reset],
  ['POST', /^\/auth\/password\/change$/, changePassword],
  ['GET', /^\/auth\/sessions$/, ({ user }) => ok({ items: user?.sessions, next_cursor: null })],
  ['DELETE', /^\/auth\/sessions\/([^/]+)$/, endSessions],
  ['DELETE', /^\/auth\/sessions$/, endSessions],
  ['GET', /^\/api\/messages$/, ({ query }) => ok(mails.filter((mail) => mail.to === query.get('to')))],
];

function register({ body }: Call): Answer {
  const { email = '', password = '', full_name = '' } = body;
  if (isWeak(password)) {
    return weak;
  }
  const created_at = new Date().toISOString();
  const user: User = {
    ...{ id: newId(), email, full_name, password, created_at },
    ...{ verified: false, version: 1, proved: 0, sessions: [] },
  };
  users.set(user.id, user);
  const token = secret();
  verifications.set(token, user.id);
  sendMail(email, 'Verify your e-mail', `/verify-email#token=${token}`);
  return { status: 202, body: { status: 'verification_sent' } };
}

const weak = problem(400, 'validation_failed', 'Some input is not valid', [
  { field: 'password', code: 'too_common', message: 'This one is among the first that are guessed.' },
]);

function isWeak(password: string): boolean {
  return password.length < 15 || password === 'passwordpassword';
}

function sendMail(to: string, subject: string, path: string): void {
  const text = `Open http://localhost${path} to go on.`;
  const received_at = new Date().toISOString();
  mails.unshift({ id: newId(), from: 'no-reply@truevalue.test', to, subject, text, html: '', received_at });
}

function me({ id, email, full_name, verified, created_at, version }: User) {
  return { id, email, full_name, email_verified: verified, created_at, version };
}

function rename({ body, user, seen }: Call): Answer {
  const one = user as User;
  if (seen !== undefined && seen !== String(one.version)) {
    return problem(412, 'stale_version', 'Changed by somebody else meanwhile');
  }
  one.full_name = body.full_name ?? one.full_name;
  one.version += 1;
  return ok(me(one));
}

function stepUp({ body, user }: Call): Answer {
  if (body.password !== undefined && user?.password !== body.password) {
    return problem(401, 'invalid_credentials', 'The credentials are not right');
  }
  return user && body.code !== '000000' ? freshToken(user) : problem(401, 'invalid_code', 'The code is not right');
}

function forgot({ body }: Call): Answer {
  const user = [...users.values()].find((one) => one.email === body.email);
  if (user) {
    const token = secret();
    resets.set(token, user.id);
    sendMail(user.email, 'Choose a new password', `/reset-password#token=${token}`);
  }
  return { status: 202, body: { status: 'reset_sent' } };
}

function reset({ body }: Call): Answer {
  const user = users.get(resets.get(body.token ?? '') ?? '');
  if (!user) {
    return problem(400, 'invalid_token', 'This link does not work any more');
  }
  if (isWeak(body.password ?? '')) {
    return weak;
  }
  resets.delete(body.token ?? '');
  user.password = body.password ?? '';
  user.sessions.forEach((session) => end(session, 'password_reset'));
  return empty;
}

function changePassword({ body, user }: Call): Answer {
  const one = user as User;
  if (!isFresh(one)) {
    return problem(403, 'step_up_required', 'Confirm that it is you');
  }
  if (one.password !== body.current_password) {
    return problem(401, 'invalid_credentials', 'The credentials are not right');
  }
  if (isWeak(body.password ?? '')) {
    return weak;
  }
  one.password = body.password ?? '';
  one.sessions.filter(({ current }) => !current).forEach((session) => end(session, 'password_changed'));
  return empty;
}

function logOut({ user }: Call): Answer {
  user?.sessions.filter(({ current }) => current).forEach((session) => end(session, 'signed_out'));
  return { status: 204, headers: { 'Set-Cookie': cookie('', 0) } };
}

function endSessions({ user }: Call, id?: string): Answer {
  const chosen = (user?.sessions ?? []).filter((session) => (id ? session.id === id : !session.current));
  chosen.forEach((session) => end(session, 'ended_by_user'));
  return empty;
}

function end(session: Record<string, unknown>, reason: string): void {
  session.ended_at ??= new Date().toISOString();
  session.ended_reason ??= reason;
}

/** Half a minute here, so that the dialog is met soon. */
export function isFresh(user: User): boolean {
  return Date.now() - user.proved < 30_000;
}

function beginSession(user: User): void {
  const now = new Date().toISOString();
  const ending = { ended_at: null, ended_reason: null, ended_from: null };
  const times = { created_at: now, last_seen_at: now, expires_at: now, ...ending };
  user.sessions.forEach((session) => (session.current = false));
  user.sessions.unshift({ id: newId(), device: 'Chrome on Linux', ip: '127.0.0.1', current: true, ...times });
  user.proved = Date.now();
}

function verify({ body }: Call): Answer {
  const user = users.get(verifications.get(body.token ?? '') ?? '');
  verifications.delete(body.token ?? '');
  if (!user) {
    return problem(400, 'invalid_token', 'This link does not work any more');
  }
  user.verified = true;
  return empty;
}

function logIn({ body }: Call): Answer {
  const user = [...users.values()].find((one) => one.email === body.email && one.password === body.password);
  if (body.email === 'busy@example.com') {
    return problem(429, 'rate_limited', 'Too many requests', undefined, { 'Retry-After': '42' });
  }
  if (!user) {
    return problem(401, 'invalid_credentials', 'The credentials are not right');
  }
  if (!user.verified) {
    return problem(403, 'email_not_verified', 'Verify your e-mail first');
  }
  return secondStep(user) ?? enter(user);
}

function enter(user: User | undefined): Answer {
  if (!user) {
    return problem(401, 'invalid_code', 'The code is not right');
  }
  countLogin(user);
  beginSession(user);
  return pair(user);
}

function refresh({ cookie: sent }: Call): Answer {
  const token = /__Secure-tv_refresh=([^;]+)/.exec(sent)?.[1] ?? '';
  const user = users.get(refreshes.get(token) ?? '');
  refreshes.delete(token);
  return user ? pair(user) : problem(401, 'unauthenticated', 'Sign in first');
}

function switchOrganization({ body, user }: Call): Answer {
  const org = [...orgs.values()].find((one) => one.slug === body.organization);
  if (!org || !user) {
    return problem(404, 'not_found', 'Not found');
  }
  user.org = org;
  countLogin(user);
  return pair(user);
}

function countLogin(user: User): void {
  if (user.org) {
    user.org.logins += 1;
    record(user.org, user, 'session.created', newId(), { method: 'password' });
  }
}

function pair(user: User): Answer {
  const token = secret();
  refreshes.set(token, user.id);
  return ok(
    {
      ...{ access_token: accessToken(user), token_type: 'Bearer', expires_in: 900 },
      user_info: { id: user.id, email: user.email, full_name: user.full_name, organizations: [] },
    },
    { 'Set-Cookie': cookie(token, 604800) },
  );
}

function cookie(value: string, age: number): string {
  return `__Secure-tv_refresh=${value}; Path=/auth; Max-Age=${age}; HttpOnly; Secure; SameSite=Strict`;
}
