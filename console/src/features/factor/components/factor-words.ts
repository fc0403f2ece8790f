import { Fingerprint, Mail, MessageSquareText, Smartphone, type LucideIcon } from 'lucide-react';
import type { FactorKind } from '@/api/identity-types';

interface KindWords {
  name: string;
  lead: string;
  icon: LucideIcon;
}

/** The kinds of factors that can be added, the strongest first. */
export const KINDS: Record<Exclude<FactorKind, 'recovery_code'>, KindWords> = {
  webauthn: {
    name: 'Passkey or security key',
    lead: 'Nobody can phish it, and it logs you in without a password.',
    icon: Fingerprint,
  },
  totp: { name: 'Authenticator app', lead: 'A code that changes every 30 seconds.', icon: Smartphone },
  sms: { name: 'Phone', lead: 'A code by text message.', icon: MessageSquareText },
  email: { name: 'E-mail', lead: 'A code to your own address.', icon: Mail },
};
