import { accessToken, mails, newId, orgs, record, refreshes, secret, type User, users } from './fake-state';
import { type Answer, type Call, empty, ok, problem, type Route } from './fake-backend';

const verifications = new Map<string, string>();

export const authRoutes: Route[] = [
  ['POST', /^\/auth\/register$/, register],
  ['POST', /^\/auth\/verify-email$/, verify],
  ['POST', /^\/auth\/login$/, logIn],
  ['POST', /^\/auth\/refresh$/, refresh],
  ['POST', /^\/auth\/switch-organization$/, switchOrganization],
  ['POST', /^\/auth\/logout$/, () => ({ status: 204, headers: { 'Set-Cookie': cookie('', 0) } })],
  ['GET', /^\/auth\/me$/, ({ user }) => ok({ id: user?.id, email: user?.email, full_name: user?.full_name })],
  ['GET', /^\/api\/messages$/, ({ query }) => ok(mails.filter((mail) => mail.to === query.get('to')))],
];

function register({ body }: Call): Answer {
  const { email = '', password = '', full_name = '' } = body;
  if (password.length < 15 || password === 'passwordpassword') {
    const message = 'This password is in every list of stolen ones.';
    return problem(400, 'validation_failed', 'Some input is not valid', [{ field: 'password', code: 'weak', message }]);
  }
  const user: User = { id: newId(), email, full_name, password, verified: false };
  users.set(user.id, user);
  const token = secret();
  verifications.set(token, user.id);
  mails.unshift({
    id: newId(),
    from: 'no-reply@truevalue.test',
    to: email,
    subject: 'Verify your e-mail',
    text: `Open http://localhost/verify-email#token=${token} to go on.`,
    html: '',
    received_at: new Date().toISOString(),
  });
  return { status: 202, body: { status: 'verification_sent' } };
}

function verify({ body }: Call): Answer {
  const user = users.get(verifications.get(body.token ?? '') ?? '');
  verifications.delete(body.token ?? '');
  if (!user) {
    return problem(400, 'token_invalid', 'The token is not valid');
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
  countLogin(user);
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
    { access_token: accessToken(user), token_type: 'Bearer', expires_in: 900 },
    { 'Set-Cookie': cookie(token, 604800) },
  );
}

function cookie(value: string, age: number): string {
  return `__Secure-tv_refresh=${value}; Path=/auth; Max-Age=${age}; HttpOnly; Secure; SameSite=Strict`;
}
