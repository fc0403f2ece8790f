import { beforeAll, vi } from 'vitest';
import { ORIGIN } from './browser';

const ENOUGH = 22;

// Calls with credentials are limited to 30 a minute an address, and all stories come from one.
beforeAll(async () => {
  const room = async () => {
    const answer = await fetch(`${ORIGIN}/auth/passkey/options`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await answer.arrayBuffer();
    const left = Number(answer.headers.get('ratelimit-remaining') ?? ENOUGH);
    if (left < ENOUGH) {
      throw new Error(`${left} calls with credentials are left in this minute, ${ENOUGH} are needed`);
    }
  };
  await vi.waitFor(room, { timeout: 110_000, interval: 15_000 });
}, 120_000);
