/** What auth answers about proving who one is. */

/** Ways to prove oneself beside the password, the strongest first. */
export type FactorKind = 'webauthn' | 'totp' | 'sms' | 'email' | 'recovery_code';

/** How a person can confirm that it is they; `password` alone for who has no second factor. */
export type ProofMethod = FactorKind | 'password';

export interface Factor {
  id: string;
  kind: FactorKind;
  name: string;
  /** Where codes are sent to. */
  address: string | null;
  created_at: string;
  last_used_at: string | null;
}

export interface Factors {
  items: Factor[];
  recovery_codes_left: number;
}

/** What answering by one method needs. */
export interface Challenge {
  method: FactorKind;
  sent_to: string | null;
  expires_in: number | null;
  options: { publicKey: PublicKeyCredentialRequestOptionsJSON } | null;
}

export type Proof = { code: string } | { credential: object };

export interface NewTotp {
  id: string;
  secret: string;
  otpauth_uri: string;
}

export interface SentCode {
  id: string;
  sent_to: string;
  expires_in: number;
}

/** Shown once; empty for who holds some already. */
export interface RecoveryCodes {
  recovery_codes: string[];
}

/** One line of a person's own security history. */
export interface UserEvent {
  id: string;
  type: string;
  outcome: 'success' | 'failure';
  ip: string | null;
  device: string;
  created_at: string;
}
