import { words } from '@/lib/format';

const SAID: Record<string, string> = {
  'user.registered': 'Account created',
  'user.verified': 'E-mail verified',
  'user.logged_in': 'Logged in',
  'user.login_failed': 'A log-in failed',
  'user.locked': 'Locked after too many attempts',
  'user.mfa_enrolled': 'Second factor added',
  'user.mfa_removed': 'Second factor removed',
  'user.recovery_code_used': 'Recovery code used',
  'user.recovery_codes_renewed': 'New recovery codes made',
  'user.passkey_copy_suspected': 'A passkey was refused: somebody may hold a copy of it',
  'user.password_changed': 'Password changed',
  'user.email_change_requested': 'Another e-mail address asked for',
  'user.email_changed': 'E-mail address changed',
  'user.email_change_undone': 'Change of the e-mail address undone',
  'user.exported': 'Account data downloaded',
  'session.invalidated': 'Session ended',
  'session.reuse_detected': 'A session’s key was used twice',
};

/** What happened to an account, in words. */
export function happened(type: string): string {
  return SAID[type] ?? words(type);
}
