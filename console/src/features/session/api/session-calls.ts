import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Challenge, Proof, ProofMethod } from '@/api/identity-types';
import { rememberOrganizations } from '@/api/own-organizations';
import { signIn, signOut } from '@/api/session';
import { forgetEnding } from '@/api/session-end';
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
  enter(await api.post<TokenPair>('/auth/login', { body, anonymous: true }));
}

/** Has a code sent, or gets what a passkey signs, for the second step. */
export function challengeLogin(mfaToken: string, method: string): Promise<Challenge> {
  return api.post('/auth/login/challenge', { body: { mfa_token: mfaToken, method }, anonymous: true });
}

export async function completeLogin(mfaToken: string, proof: Proof): Promise<void> {
  enter(await api.post<TokenPair>('/auth/login/mfa', { body: { mfa_token: mfaToken, ...proof }, anonymous: true }));
}

export async function passkeyOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await api.post<{ publicKey: PublicKeyCredentialRequestOptionsJSON }>('/auth/passkey/options', {
    body: {},
    anonymous: true,
  });
  return options.publicKey;
}

export async function logInByPasskey(credential: object): Promise<void> {
  enter(await api.post<TokenPair>('/auth/passkey/login', { body: { credential }, anonymous: true }));
}

function enter(pair: TokenPair): void {
  forgetEnding();
  rememberOrganizations(pair);
  signIn(pair.access_token);
}

export async function switchOrganization(slug: string): Promise<void> {
  const pair = await api.post<TokenPair>('/auth/switch-organization', { body: { organization: slug } });
  rememberOrganizations(pair);
  signIn(pair.access_token);
}

/** Answers alike for an address that nobody has. */
export function forgotPassword(email: string): Promise<void> {
  return api.post('/auth/password/forgot', { body: { email }, anonymous: true });
}

export function resetPassword(body: { token: string; password: string }): Promise<void> {
  return api.post('/auth/password/reset', { body, anonymous: true });
}

export const stepUpMethodsQuery = queryOptions({
  queryKey: ['step-up-methods'],
  queryFn: ({ signal }) => api.post<{ methods: ProofMethod[] }>('/auth/step-up/options', { body: {}, signal }),
  gcTime: 0,
});

export async function challengeStepUp(method: string): Promise<Challenge> {
  const options = await api.post<{ challenge: Challenge }>('/auth/step-up/options', { body: { method } });
  return options.challenge;
}

/** Trades a proof for a token whose proof of identity is fresh. */
export async function stepUp(proof: Proof | { password: string }): Promise<void> {
  const fresh = await api.post<{ access_token: string }>('/auth/step-up', { body: proof });
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
