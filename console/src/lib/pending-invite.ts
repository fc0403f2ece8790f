const KEY = 'truevalue-invite';
/** As long as the other tabs are given to answer, in milliseconds. */
const PATIENCE = 250;

type Message = { kind: 'asked' } | { kind: 'told'; token: string };

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(KEY);

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  const token = pendingInvite();
  if (data.kind === 'asked' && token !== undefined) {
    channel.postMessage({ kind: 'told', token } satisfies Message);
  }
});

/**
 * The token of an invitation that was opened and not yet answered. It rests in this tab, so that it outlives a sign-in
 * or a registration there, and goes with the tab; it is worth nothing to whoever cannot sign in with the address invited.
 */
export function keepInvite(token: string): void {
  sessionStorage.setItem(KEY, token);
}

export function pendingInvite(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

export function forgetInvite(): void {
  sessionStorage.removeItem(KEY);
}

/** Asks the other tabs of this browser: the link that verifies a new account opens in a tab of its own. */
export function findInvite(): Promise<string | undefined> {
  const own = pendingInvite();
  if (own !== undefined || !channel) {
    return Promise.resolve(own);
  }
  return new Promise((found) => {
    const settle = (token: string | undefined) => {
      channel.removeEventListener('message', hear);
      found(token);
    };
    const hear = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'told') {
        keepInvite(data.token);
        settle(data.token);
      }
    };
    channel.addEventListener('message', hear);
    channel.postMessage({ kind: 'asked' } satisfies Message);
    setTimeout(() => settle(undefined), PATIENCE);
  });
}
