import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api, isProblem, withQuery } from '@/api/client';
import { currentSession, signIn, signOut } from '@/api/session';

function token(mark: string): string {
  const payload = btoa(JSON.stringify({ sub: mark, email: 'sarah@example.com', exp: 0 }));
  return `e30.${payload}.sig`;
}

function answering(...answers: Response[]): string[] {
  const seen: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, init: RequestInit) => {
      seen.push(`${init.method ?? 'GET'} ${path} ${new Headers(init.headers).get('Authorization') ?? '-'}`);
      const next = answers.shift();
      return next ? Promise.resolve(next) : Promise.reject(new TypeError('Failed to fetch'));
    }),
  );
  return seen;
}

function refusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ status, code, title: code }, { status, headers });
}

describe('the client', () => {
  const old = token('old');
  const fresh = token('fresh');

  beforeEach(() => {
    signIn(old);
  });

  it('refreshes once on a refused token and asks again with the new one', async () => {
    const seen = answering(
      refusal(401, 'token_outdated'),
      Response.json({ access_token: fresh, user_info: { organizations: [] } }),
      Response.json({ items: [] }),
    );
    await expect(api.get('/crm/api/contacts')).resolves.toEqual({ items: [] });
    expect(seen).toEqual([
      `GET /crm/api/contacts Bearer ${old}`,
      'POST /auth/refresh -',
      `GET /crm/api/contacts Bearer ${fresh}`,
    ]);
  });

  it('refreshes once for all requests that are refused together', async () => {
    const seen = answering(
      refusal(401, 'unauthenticated'),
      refusal(401, 'unauthenticated'),
      Response.json({ access_token: fresh, user_info: { organizations: [] } }),
      Response.json(1),
      Response.json(2),
    );
    await expect(Promise.all([api.get('/a'), api.get('/b')])).resolves.toEqual([1, 2]);
    expect(seen.filter((line) => line.includes('/auth/refresh'))).toHaveLength(1);
  });

  it('does not ask a third time', async () => {
    answering(
      refusal(401, 'unauthenticated'),
      Response.json({ access_token: fresh, user_info: { organizations: [] } }),
      refusal(401, 'unauthenticated'),
    );
    await expect(api.get('/a')).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('signs out when the refresh is refused', async () => {
    answering(refusal(401, 'unauthenticated'), refusal(401, 'unauthenticated'));
    await expect(api.get('/a')).rejects.toMatchObject({ status: 401 });
    expect(currentSession().state).toBe('anonymous');
  });

  it('stays signed in when the refresh only fails', async () => {
    answering(refusal(401, 'unauthenticated'), refusal(503, 'unavailable'));
    await expect(api.get('/a')).rejects.toMatchObject({ code: 'unavailable' });
    expect(currentSession().state).toBe('signed-in');
  });

  it('takes a wrong password as the answer', async () => {
    signOut();
    const seen = answering(refusal(401, 'invalid_credentials'));
    await expect(api.post('/auth/login', { body: {}, anonymous: true })).rejects.toMatchObject({
      code: 'invalid_credentials',
    });
    expect(seen).toHaveLength(1);
  });

  it('carries Retry-After', async () => {
    answering(refusal(429, 'rate_limited', { 'Retry-After': '17' }));
    await expect(api.get('/a')).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 17 });
  });

  it('names an answer that never came', async () => {
    answering();
    const failure: unknown = await api.get('/a').catch((thrown: unknown) => thrown);
    expect(isProblem(failure, 'unreachable')).toBe(true);
  });

  it('keeps no token in storage', () => {
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });
});

describe('withQuery', () => {
  it('leaves out what is unset and escapes the rest', () => {
    expect(withQuery('/a', { filter: 'name=="*å&b*"', cursor: undefined, q: '' })).toBe(
      '/a?filter=name%3D%3D%22*%C3%A5%26b*%22',
    );
  });
});
