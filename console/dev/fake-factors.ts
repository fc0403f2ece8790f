import { randomBytes } from 'node:crypto';
import { type Answer, type Call, created, empty, ok, problem, type Route } from './fake-backend';
import { accessToken, newId, secret, type User, users } from './fake-state';

/** Development only: second factors that take any code but 000000, and passkeys that take any signature. */
interface FakeFactor {
  id: string;
  kind: string;
  name: string;
  address: string | null;
  created_at: string;
  last_used_at: string | null;
}

const held = new Map<string, FakeFactor[]>();
const left = new Map<string, number>();
const waiting = new Map<string, string>();
const pending = new Map<string, string>();

export const factorRoutes: Route[] = [
  ['GET', /^\/auth\/mfa$/, list],
  ['DELETE', /^\/auth\/mfa\/([^/]+)$/, remove],
  ['POST', /^\/auth\/mfa\/totp$/, beginTotp],
  ['POST', /^\/auth\/mfa\/(email|sms)$/, beginCodes],
  ['POST', /^\/auth\/mfa\/(totp|email|sms)\/confirm$/, confirm],
  ['POST', /^\/auth\/mfa\/webauthn\/options$/, registration],
  ['POST', /^\/auth\/mfa\/webauthn$/, registered],
  ['POST', /^\/auth\/mfa\/recovery-codes$/, ({ user }) => ok({ recovery_codes: renew(user as User) })],
  ['POST', /^\/auth\/passkey\/options$/, () => ok(request())],
  ['POST', /^\/auth\/login\/challenge$/, ({ body }) => ok(challenge(body.method ?? ''))],
  ['POST', /^\/auth\/step-up\/options$/, stepUpOptions],
  ['GET', /^\/auth\/me\/events$/, history],
];

/** Whether a password is all that the user needs; else the refusal that leads to the second step. */
export function secondStep(user: User): Answer | undefined {
  const methods = methodsOf(user);
  if (methods.length === 0) {
    return undefined;
  }
  const token = secret();
  waiting.set(token, user.id);
  const refusal = problem(401, 'mfa_required', 'A second factor is needed');
  return { ...refusal, body: { ...(refusal.body as object), mfa_token: token, methods } };
}

/** Who has just answered the second step rightly. */
export function proved({ body }: Call): User | undefined {
  return body.code === '000000' ? undefined : users.get(waiting.get(body.mfa_token ?? '') ?? '');
}

function methodsOf(user: User): string[] {
  const kinds = new Set((held.get(user.id) ?? []).map(({ kind }) => kind));
  const methods = ['webauthn', 'totp', 'sms', 'email'].filter((kind) => kinds.has(kind));
  return methods.length === 0 ? [] : [...methods, 'recovery_code'];
}

function list({ user }: Call): Answer {
  const id = (user as User).id;
  return ok({ items: held.get(id) ?? [], next_cursor: null, recovery_codes_left: left.get(id) ?? 0 });
}

function remove({ user }: Call, id: string): Answer {
  const one = user as User;
  held.set(
    one.id,
    (held.get(one.id) ?? []).filter((factor) => factor.id !== id),
  );
  return empty;
}

function beginTotp({ user }: Call): Answer {
  const text = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const uri = `otpauth://totp/TrueValue:${(user as User).email}?secret=${text}&issuer=TrueValue`;
  return created({ id: newId(), secret: text, otpauth_uri: uri });
}

function beginCodes({ user, body }: Call, kind: string): Answer {
  const address = kind === 'sms' ? (body.phone ?? '') : (user as User).email;
  if (kind === 'sms' && !/^\+\d[\d ]{6,}$/.test(address)) {
    const fault = { field: 'phone', code: 'invalid_phone', message: 'not a phone number with its country’s code' };
    return problem(400, 'validation_failed', 'Some input is not valid', [fault]);
  }
  pending.set(`${(user as User).id} ${kind}`, address);
  return created({ id: newId(), sent_to: address.replace(/^(.).*(..@|..$)/, '$1•••$2'), expires_in: 600 });
}

function confirm({ user, body }: Call, kind: string): Answer {
  if (body.code === '000000') {
    const fault = { field: 'code', code: 'wrong_code', message: 'the code is wrong, too old, or was used before' };
    return problem(400, 'validation_failed', 'Some input is not valid', [fault]);
  }
  const one = user as User;
  const names: Record<string, string> = { totp: 'Authenticator app', email: 'E-mail', sms: 'Phone' };
  return ok({ recovery_codes: add(one, kind, names[kind] ?? kind, pending.get(`${one.id} ${kind}`) ?? null) });
}

function registered({ user, body }: Call): Answer {
  return created({ id: newId(), recovery_codes: add(user as User, 'webauthn', body.name ?? 'Passkey', null) });
}

function add(user: User, kind: string, name: string, address: string | null): string[] {
  const times = { created_at: new Date().toISOString(), last_used_at: null };
  held.set(user.id, [{ id: newId(), kind, name, address, ...times }, ...(held.get(user.id) ?? [])]);
  return (left.get(user.id) ?? 0) > 0 ? [] : renew(user);
}

function renew(user: User): string[] {
  left.set(user.id, 10);
  return Array.from({ length: 10 }, () =>
    randomBytes(8)
      .toString('hex')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );
}

function challenge(method: string) {
  const options = method === 'webauthn' ? request() : null;
  return { method, sent_to: options ? null : 's•••@example.com', expires_in: 600, options };
}

function stepUpOptions({ user, body }: Call): Answer {
  const methods = methodsOf(user as User);
  const asked = body.method === undefined ? null : challenge(body.method);
  return ok({ methods: methods.length === 0 ? ['password'] : methods, challenge: asked });
}

function request() {
  return { publicKey: { challenge: secret(), rpId: 'localhost', userVerification: 'required', timeout: 300_000 } };
}

function registration({ user }: Call): Answer {
  const { id, email, full_name } = user as User;
  const person = { id: Buffer.from(id).toString('base64url'), name: email, displayName: full_name };
  const rp = { id: 'localhost', name: 'TrueValue' };
  const pubKeyCredParams = [{ type: 'public-key', alg: -7 }];
  const authenticatorSelection = { residentKey: 'preferred', userVerification: 'required' };
  return ok({ publicKey: { rp, user: person, challenge: secret(), pubKeyCredParams, authenticatorSelection } });
}

const TYPES = ['user.logged_in', 'user.login_failed', 'user.mfa_enrolled', 'user.verified', 'user.registered'];

function history({ user }: Call): Answer {
  const items = TYPES.map((type) => ({
    ...{ id: newId(), type, outcome: type.endsWith('failed') ? 'failure' : 'success' },
    ...{ ip: '127.0.0.1', device: 'Chrome on Linux', created_at: (user as User).created_at },
  }));
  return ok({ items, next_cursor: null });
}

/** For who has answered rightly, whatever was asked. */
export function freshToken(user: User): Answer {
  user.proved = Date.now();
  return ok({ access_token: accessToken(user), token_type: 'Bearer', expires_in: 900 });
}
