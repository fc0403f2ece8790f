import { words } from '@/lib/format';

interface Ending {
  /** In the list of sessions. */
  says: string;
  /** At the log-in page, to who was signed out; where nothing is to be explained, none. */
  explains?: string;
  tone: 'neutral' | 'info' | 'danger';
}

const ENDINGS: Record<string, Ending> = {
  signed_out: { says: 'Logged out', tone: 'neutral' },
  ended_by_user: { says: 'Ended by you', explains: 'You ended this session from another device.', tone: 'neutral' },
  expired: { says: 'Expired', explains: 'After 30 days everybody logs in once more.', tone: 'neutral' },
  idle: {
    says: 'Ended after a week without use',
    explains: 'Nothing was done here for a week.',
    tone: 'neutral',
  },
  factor_changed: {
    says: 'Ended when a second factor was changed',
    explains: 'A second factor of your account was added or removed on another device.',
    tone: 'info',
  },
  email_change_undone: {
    says: 'Ended when a change of the e-mail address was undone',
    explains: 'A change of your e-mail address was undone, so every session was ended.',
    tone: 'danger',
  },
  account_deleted: { says: 'Ended with the account', explains: 'The account was deleted.', tone: 'neutral' },
  password_changed: {
    says: 'Ended when the password was changed',
    explains: 'Your password was changed on another device.',
    tone: 'info',
  },
  password_reset: {
    says: 'Ended when the password was reset',
    explains: 'Your password was reset by a link that we mailed you.',
    tone: 'info',
  },
  refresh_token_reused: {
    says: 'Ended for safety: its key was used twice',
    explains:
      'The key of this session was used from two places, as happens when it is stolen. We ended it to be safe; look at your sessions, and change your password if anything looks strange.',
    tone: 'danger',
  },
};

/** Why a session ended, in words. */
export function endingOf(reason: string | null): Ending {
  return ENDINGS[reason ?? ''] ?? { says: words(reason ?? 'ended'), tone: 'neutral' };
}
