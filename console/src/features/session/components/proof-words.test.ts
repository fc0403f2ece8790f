import { expect, it } from 'vitest';
import { offered } from '@/features/session/components/proof-words';

it('offers what the server does, without what it does not know', () => {
  expect(offered(['webauthn', 'totp', 'carrier_pigeon', 'recovery_code'], true)).toEqual([
    'webauthn',
    'totp',
    'recovery_code',
  ]);
});

it('offers a passkey last where the browser has none', () => {
  expect(offered(['webauthn', 'totp', 'recovery_code'], false)).toEqual(['totp', 'recovery_code', 'webauthn']);
});
