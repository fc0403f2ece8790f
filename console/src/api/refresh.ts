import { rememberOrganizations } from '@/api/own-organizations';
import { type ApiProblem, problemOf, unreachable } from '@/api/problem';
import { currentSession, signIn, signOut } from '@/api/session';
import { rememberEnding } from '@/api/session-end';
import type { TokenPair } from '@/api/types';

/** Tells auth to keep the refresh token in its HttpOnly cookie rather than in the answer. */
export const CONSOLE = { 'X-TrueValue-Client': 'console' } as const;

let running: Promise<boolean> | undefined;

/**
 * Trades the refresh cookie for a new access token; false where there is no session to renew. However many requests
 * ask, one refresh runs in this tab, and one at a time over all tabs (the cookie is theirs together).
 *
 * @param stale the access token that was refused; when another tab has replaced it meanwhile there is nothing to do
 */
export function refresh(stale?: string): Promise<boolean> {
  running ??= exclusively(() => renew(stale)).finally(() => {
    running = undefined;
  });
  return running;
}

async function renew(stale: string | undefined): Promise<boolean> {
  const now = currentSession();
  if (now.state === 'signed-in' && stale !== undefined && now.accessToken !== stale) {
    return true;
  }
  const response = await fetch('/auth/refresh', { method: 'POST', headers: CONSOLE, credentials: 'same-origin' }).catch(
    () => undefined,
  );
  if (response?.ok) {
    const pair = (await response.json()) as TokenPair;
    rememberOrganizations(pair);
    signIn(pair.access_token);
    return true;
  }
  const problem = response ? await problemOf(response) : unreachable();
  if (endsSession(problem)) {
    rememberEnding(problem);
    signOut();
    return false;
  }
  throw problem;
}

/** A refusal of the token ends the session; a service that is down or a limit does not. */
function endsSession(problem: ApiProblem): boolean {
  return problem.status === 400 || problem.status === 401 || problem.status === 403;
}

async function exclusively(work: () => Promise<boolean>): Promise<boolean> {
  return 'locks' in navigator ? await navigator.locks.request('truevalue-refresh', work) : work();
}
