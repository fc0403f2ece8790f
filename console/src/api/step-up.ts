import { useSyncExternalStore } from 'react';
import { currentSession, onSessionChange } from '@/api/session';

/** Requests that were refused until the person confirms that it is they; one answer serves them all. */
let waiting: readonly ((confirmed: boolean) => void)[] = [];
const listeners = new Set<() => void>();

/** Waits until the person has confirmed, and has a fresh token, or has declined. */
export function confirmIdentity(): Promise<boolean> {
  if (listeners.size === 0) {
    return Promise.resolve(false);
  }
  return new Promise((answer) => replace([...waiting, answer]));
}

export function answerIdentity(confirmed: boolean): void {
  const answered = waiting;
  replace([]);
  answered.forEach((answer) => answer(confirmed));
}

/** Whether a dialog is wanted; whoever uses this shows one. */
export function useIdentityAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
}

onSessionChange(() => {
  if (currentSession().state !== 'signed-in') {
    answerIdentity(false);
  }
});

function replace(next: typeof waiting): void {
  waiting = next;
  for (const listener of listeners) {
    listener();
  }
}
