import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Factor, Factors, NewTotp, RecoveryCodes, SentCode } from '@/api/identity-types';
import { refresh } from '@/api/refresh';
import { currentSession } from '@/api/session';
import { createPasskey } from '@/lib/webauthn';

export const factorsQuery = queryOptions({
  queryKey: ['factors'],
  queryFn: ({ signal }) => api.get<Factors>('/auth/mfa', { signal }),
});

export function beginTotp(): Promise<NewTotp> {
  return api.post('/auth/mfa/totp');
}

export function confirmTotp(code: string): Promise<RecoveryCodes> {
  return api.post('/auth/mfa/totp/confirm', { body: { code } });
}

export function beginEmail(): Promise<SentCode> {
  return api.post('/auth/mfa/email');
}

export function beginSms(phone: string): Promise<SentCode> {
  return api.post('/auth/mfa/sms', { body: { phone } });
}

export function confirmCode(kind: 'email' | 'sms', code: string): Promise<RecoveryCodes> {
  return api.post(`/auth/mfa/${kind}/confirm`, { body: { code } });
}

export async function addPasskey(name: string): Promise<RecoveryCodes> {
  const options = await api.post<{ publicKey: PublicKeyCredentialCreationOptionsJSON }>('/auth/mfa/webauthn/options', {
    body: {},
  });
  const credential = await createPasskey(options.publicKey);
  const made = await api.post<Partial<RecoveryCodes>>('/auth/mfa/webauthn', { body: { name, credential } });
  return { recovery_codes: made.recovery_codes ?? [] };
}

export function removeFactor({ id }: Factor): Promise<void> {
  return api.delete(`/auth/mfa/${encodeURIComponent(id)}`);
}

export function renewRecoveryCodes(): Promise<RecoveryCodes> {
  return api.post('/auth/mfa/recovery-codes');
}

/** A token that knows of the factor just proved. */
export async function renewToken(): Promise<void> {
  const session = currentSession();
  if (session.state === 'signed-in') {
    await refresh(session.accessToken);
  }
}
