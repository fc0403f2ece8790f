import { type LoaderFunctionArgs, redirect } from 'react-router';
import { queryClient } from '@/api/query-client';
import { refresh } from '@/api/refresh';
import { currentSession, onSessionChange, type Session } from '@/api/session';
import { paths } from '@/lib/path-builder';
import { findInvite } from '@/lib/pending-invite';

/** After a reload the token is gone from memory; the refresh cookie, which no script can read, brings a new one. */
export async function resumeSession(): Promise<Session> {
  if (currentSession().state === 'unknown') {
    await refresh();
  }
  return currentSession();
}

/** For pages behind the log-in. */
export async function requireSession({ request }: LoaderFunctionArgs): Promise<Response | null> {
  const session = await resumeSession();
  return session.state === 'signed-in' ? toInvite(session) : toLogin(request);
}

/** For pages that show an organisation's own things. */
export async function requireOrganization({ request }: LoaderFunctionArgs): Promise<Response | null> {
  const session = await resumeSession();
  if (session.state !== 'signed-in') {
    return toLogin(request);
  }
  if (session.claims.enrol_only) {
    return redirect(paths.secondFactor());
  }
  return session.claims.org_id === undefined ? ((await toInvite(session)) ?? redirect(paths.newOrganization())) : null;
}

/** Whoever is signed in already has nothing to do at the log-in page, unless sent there to log in once more. */
export async function skipWhenSignedIn({ request }: LoaderFunctionArgs): Promise<Response | null> {
  const sentHere = new URL(request.url).searchParams.has('next');
  return !sentHere && (await resumeSession()).state === 'signed-in' ? redirect(paths.home()) : null;
}

/** Who came by an invitation, signed in, and is nowhere yet, is led to it rather than to founding something. */
async function toInvite(session: Session): Promise<Response | null> {
  const nowhere = session.state === 'signed-in' && session.claims.org_id === undefined;
  return nowhere && (await findInvite()) !== undefined ? redirect(paths.acceptInvite()) : null;
}

function toLogin(request: Request): Response {
  const url = new URL(request.url);
  return redirect(paths.login(url.pathname + url.search));
}

/**
 * What was read for one person or organisation is never shown to the next: when either changes, everything read is
 * dropped and the page's guard is asked again.
 */
export function watchSession(revalidate: () => void): void {
  let last = identityOf(currentSession());
  onSessionChange(() => {
    const now = identityOf(currentSession());
    if (now !== last) {
      const first = last === 'unknown';
      last = now;
      if (!first) {
        queryClient.clear();
        revalidate();
      }
    }
  });
}

function identityOf(session: Session): string {
  if (session.state !== 'signed-in') {
    return session.state;
  }
  const { sub, org_id, enrol_only } = session.claims;
  return `${sub} ${org_id ?? ''} ${enrol_only ? 'enrolling' : ''}`;
}
