import { ApiProblem, problemOf, unreachable } from '@/api/problem';
import { CONSOLE, refresh } from '@/api/refresh';
import { currentSession } from '@/api/session';
import { confirmIdentity } from '@/api/step-up';

export type Query = Record<string, string | number | boolean | undefined>;

export interface RequestOptions {
  query?: Query;
  /** Sent as JSON; a FormData goes as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Sends no access token, and takes a 401 as the answer. */
  anonymous?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const api = {
  get: <T>(path: string, options?: RequestOptions) => json<T>('GET', path, options),
  post: <T = void>(path: string, options?: RequestOptions) => json<T>('POST', path, options),
  put: <T = void>(path: string, options?: RequestOptions) => json<T>('PUT', path, options),
  patch: <T = void>(path: string, options?: RequestOptions) => json<T>('PATCH', path, options),
  delete: <T = void>(path: string, options?: RequestOptions) => json<T>('DELETE', path, options),
};

/** The answer whole, for streams and files. A refusal is thrown as an {@link ApiProblem}. */
export async function answer(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
  if (!options.anonymous && currentSession().state === 'unknown') {
    await refresh();
  }
  try {
    return await renewing(method, path, options);
  } catch (refusal) {
    if (!options.anonymous && isProblem(refusal, 'step_up_required') && (await confirmIdentity())) {
      return renewing(method, path, options);
    }
    throw refusal;
  }
}

/** Sends it, and once more with a new token where the first was refused. */
async function renewing(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const sent = tokenFor(options);
  const first = await send(method, path, options, sent);
  if (first.ok) {
    return first;
  }
  const refusal = await problemOf(first);
  // A wrong proof is no fault of the token, and trying it again would count twice.
  const hopeless = refusal.status !== 401 || isProblem(refusal, 'invalid_credentials', 'invalid_code', 'mfa_required');
  if (hopeless || sent === undefined || !(await refresh(sent))) {
    throw refusal;
  }
  const second = await send(method, path, options, tokenFor(options));
  if (second.ok) {
    return second;
  }
  throw await problemOf(second);
}

async function json<T>(method: Method, path: string, options?: RequestOptions): Promise<T> {
  const response = await answer(method, path, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function tokenFor(options: RequestOptions): string | undefined {
  const session = currentSession();
  return !options.anonymous && session.state === 'signed-in' ? session.accessToken : undefined;
}

async function send(method: Method, path: string, options: RequestOptions, token?: string): Promise<Response> {
  const headers = new Headers(options.headers);
  if (token !== undefined) {
    headers.set('Authorization', `Bearer ${token}`);
  }
  if (path.startsWith('/auth/')) {
    headers.set('X-TrueValue-Client', CONSOLE['X-TrueValue-Client']);
  }
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.body instanceof FormData) {
    init.body = options.body;
  } else if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(options.body);
  }
  if (options.signal) {
    init.signal = options.signal;
  }
  try {
    return await fetch(withQuery(path, options.query), init);
  } catch (failure) {
    if (options.signal?.aborted) {
      throw failure;
    }
    throw unreachable();
  }
}

export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]));
  return pairs.length === 0 ? path : `${path}?${search.toString()}`;
}

export function isProblem(failure: unknown, ...codes: string[]): failure is ApiProblem {
  return failure instanceof ApiProblem && (codes.length === 0 || codes.includes(failure.code));
}
