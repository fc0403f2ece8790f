import { useSyncExternalStore } from 'react';

/** What the access token says. The console shows it and never relies on it: the gateway alone verifies. */
export interface Claims {
  sub: string;
  email: string;
  org_id?: string;
  org_slug?: string;
  org_name?: string;
  roles?: string[];
  permissions?: string[];
  plan?: string;
  /** Good for adding a second factor alone: the organisation requires one, and this session has proved none. */
  enrol_only?: boolean;
  exp: number;
}

export type Session =
  { state: 'unknown' } | { state: 'anonymous' } | { state: 'signed-in'; accessToken: string; claims: Claims };

type Message = { kind: 'signed-in'; accessToken: string } | { kind: 'signed-out' };

/**
 * The access token lives here, in this page's memory, and nowhere else. Tabs tell each other of a new one, so that one
 * refresh serves all of them, and of a log-out, so that none stays signed in.
 */
let session: Session = { state: 'unknown' };
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('truevalue-session');

channel?.addEventListener('message', (event: MessageEvent<Message>) => {
  // A tab that is at the log-in page, or not yet started, asks for itself when it needs to.
  if (event.data.kind === 'signed-out') {
    replace({ state: 'anonymous' });
  } else if (session.state === 'signed-in') {
    replace(signedInWith(event.data.accessToken));
  }
});

export function currentSession(): Session {
  return session;
}

export function signIn(accessToken: string): void {
  replace(signedInWith(accessToken));
  channel?.postMessage({ kind: 'signed-in', accessToken } satisfies Message);
}

export function signOut(): void {
  replace({ state: 'anonymous' });
  channel?.postMessage({ kind: 'signed-out' } satisfies Message);
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): Session {
  return useSyncExternalStore(onSessionChange, currentSession);
}

/** For pages behind the log-in, whose loader made sure of a session. */
export function useClaims(): Claims {
  const now = useSession();
  return now.state === 'signed-in' ? now.claims : { sub: '', email: '', exp: 0 };
}

/** Whether the token carries the permission, in whatever scope: `contacts:write` is met by `contacts:write@own`. */
export function holds(claims: Claims, permission: string): boolean {
  return (claims.permissions ?? []).some((held) => held === permission || held.startsWith(`${permission}@`));
}

export function usePermission(permission: string): boolean {
  return holds(useClaims(), permission);
}

function signedInWith(accessToken: string): Session {
  return { state: 'signed-in', accessToken, claims: claimsOf(accessToken) };
}

function claimsOf(accessToken: string): Claims {
  const payload = (accessToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
}

function replace(next: Session): void {
  session = next;
  for (const listener of listeners) {
    listener();
  }
}
