import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { signIn, signOut } from '@/api/session';
import type { Me, TokenPair } from '@/api/types';

export interface Registration {
  full_name: string;
  email: string;
  password: string;
}

export interface Credentials {
  email: string;
  password: string;
}

export function register(body: Registration): Promise<void> {
  return api.post('/auth/register', { body, anonymous: true });
}

export function verifyEmail(token: string): Promise<void> {
  return api.post('/auth/verify-email', { body: { token }, anonymous: true });
}

export function undoEmailChange(token: string): Promise<void> {
  return api.post('/auth/undo-email-change', { body: { token }, anonymous: true });
}

export async function logIn(body: Credentials): Promise<void> {
  const pair = await api.post<TokenPair>('/auth/login', { body, anonymous: true });
  signIn(pair.access_token);
}

export async function switchOrganization(slug: string): Promise<void> {
  const pair = await api.post<TokenPair>('/auth/switch-organization', { body: { organization: slug } });
  signIn(pair.access_token);
}

/** Answers alike for an address that nobody has. */
export function forgotPassword(email: string): Promise<void> {
  return api.post('/auth/password/forgot', { body: { email }, anonymous: true });
}

export function resetPassword(body: { token: string; password: string }): Promise<void> {
  return api.post('/auth/password/reset', { body, anonymous: true });
}

/** Trades the password for a token whose proof of identity is fresh. */
export async function stepUp(password: string): Promise<void> {
  const fresh = await api.post<{ access_token: string }>('/auth/step-up', { body: { password } });
  signIn(fresh.access_token);
}

/** The page forgets the session even when the server cannot be told. */
export async function logOut(): Promise<void> {
  try {
    await api.post('/auth/logout');
  } finally {
    signOut();
  }
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.get<Me>('/auth/me', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
