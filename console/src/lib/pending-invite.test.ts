import { beforeEach, describe, expect, it } from 'vitest';
import { findInvite, forgetInvite, keepInvite, pendingInvite } from '@/lib/pending-invite';

/** Another tab of the same browser. */
function otherTab(): BroadcastChannel {
  return new BroadcastChannel('truevalue-invite');
}

describe('an invitation that was opened', () => {
  beforeEach(() => forgetInvite());

  it('rests in the tab and nowhere that outlives it', () => {
    keepInvite('abc');
    expect(pendingInvite()).toBe('abc');
    expect(localStorage.length).toBe(0);
    forgetInvite();
    expect(pendingInvite()).toBeUndefined();
  });

  it('is found in another tab', async () => {
    const tab = otherTab();
    tab.addEventListener('message', () => tab.postMessage({ kind: 'told', token: 'from the other' }));
    await expect(findInvite()).resolves.toBe('from the other');
    expect(pendingInvite()).toBe('from the other');
    tab.close();
  });

  it('is told to a tab that asks', async () => {
    keepInvite('mine');
    const tab = otherTab();
    const told = new Promise((heard) => tab.addEventListener('message', (event) => heard(event.data)));
    tab.postMessage({ kind: 'asked' });
    await expect(told).resolves.toEqual({ kind: 'told', token: 'mine' });
    tab.close();
  });

  it('is none where nobody knows of one', async () => {
    await expect(findInvite()).resolves.toBeUndefined();
  });
});
