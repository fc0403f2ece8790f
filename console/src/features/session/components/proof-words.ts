import { Fingerprint, KeyRound, LifeBuoy, Mail, MessageSquareText, Smartphone, type LucideIcon } from 'lucide-react';
import type { ProofMethod } from '@/api/identity-types';

interface MethodWords {
  /** On the button that chooses it. */
  choice: string;
  icon: LucideIcon;
}

export const METHODS: Record<ProofMethod, MethodWords> = {
  webauthn: { choice: 'Use a passkey or security key', icon: Fingerprint },
  totp: { choice: 'Use your authenticator app', icon: Smartphone },
  sms: { choice: 'Get a code on your phone', icon: MessageSquareText },
  email: { choice: 'Get a code by e-mail', icon: Mail },
  recovery_code: { choice: 'Use a recovery code', icon: LifeBuoy },
  password: { choice: 'Use your password', icon: KeyRound },
};

/** The methods that this console knows, in the order offered; a passkey last where the browser has none. */
export function offered(methods: readonly string[], passkeys: boolean): ProofMethod[] {
  const known = methods.filter((method): method is ProofMethod => method in METHODS);
  return passkeys
    ? known
    : [...known.filter((one) => one !== 'webauthn'), ...known.filter((one) => one === 'webauthn')];
}
