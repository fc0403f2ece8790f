import { ApiProblem } from '@/api/problem';
import { ACCESS_WORDS } from '@/api/access-words';
import { IDENTITY_WORDS } from '@/api/identity-words';
import { wait } from '@/lib/format';

export interface Words {
  title: string;
  detail: string;
}

const SAID: Record<string, Words> = {
  ...ACCESS_WORDS,
  ...IDENTITY_WORDS,
  validation_failed: { title: 'Some of this is not valid yet', detail: 'Look at the marked fields.' },
  invalid_credentials: {
    title: 'That e-mail and password do not match',
    detail: 'Check both and try again.',
  },
  email_not_verified: {
    title: 'Verify your e-mail first',
    detail: 'Open the link in the message we sent you, then log in.',
  },
  unauthenticated: { title: 'Your session has ended', detail: 'Log in again to go on.' },
  session_ended: { title: 'Your session has ended', detail: 'Log in again to go on.' },
  records_limit_reached: {
    title: 'Your plan is full',
    detail: 'It holds no more records. Choose a larger plan, or delete some.',
  },
  no_pipeline: {
    title: 'There is no pipeline for it',
    detail: 'Its pipeline was deleted. Restore that one, or make another.',
  },
  permission_denied: { title: 'Your role does not allow this', detail: 'Ask an administrator of your organisation.' },
  organization_required: { title: 'No organisation is chosen', detail: 'Create one or switch to one first.' },
  step_up_required: { title: 'Not confirmed', detail: 'This needs a proof that it is you, so nothing was changed.' },
  invalid_token: {
    title: 'This link does not work any more',
    detail: 'It was used before, has expired, or was cut off.',
  },
  payment_declined: { title: 'The payment was declined', detail: 'Nothing was changed. Try again or ask your bank.' },
  already_subscribed: { title: 'The plan was changed meanwhile', detail: 'Reload the page to see the present one.' },
  not_found: { title: 'Not found', detail: 'It may have been deleted, or belongs to another organisation.' },
  stale_version: { title: 'Changed meanwhile', detail: 'Somebody else changed this. Reload and try again.' },
  idempotency_key_in_progress: { title: 'Still working on it', detail: 'The first attempt is running. Wait a moment.' },
  body_too_large: { title: 'Too large', detail: 'Choose a smaller file.' },
  unavailable: {
    title: 'Not available at the moment',
    detail: 'A part of TrueValue is not answering. Try again soon.',
  },
  upstream_timeout: { title: 'This took too long', detail: 'A part of TrueValue is slow to answer. Try again soon.' },
  upstream_refused: { title: 'Not available at the moment', detail: 'A part of TrueValue is starting or has stopped.' },
};

/** What a person reads for a problem: its code picks the words, and where the code is unknown its own words serve. */
export function wordsFor(failure: unknown): Words {
  if (!(failure instanceof ApiProblem)) {
    return { title: 'Something went wrong', detail: 'Reload the page and try again.' };
  }
  const pause = failure.retryAfter === undefined ? 'a moment' : wait(failure.retryAfter);
  if (failure.code === 'rate_limited') {
    return { title: 'A short breather', detail: `That was many requests in a minute. Try again in ${pause}.` };
  }
  if (failure.code === 'account_locked') {
    return { title: 'Too many attempts', detail: `This account is locked for now. Try again in ${pause}.` };
  }
  return SAID[failure.code] ?? { title: failure.title, detail: failure.detail };
}

/** The fault of a field, as a sentence; `emails[0].value` belongs to `emails` too. */
export function faultOf(failure: unknown, field: string): string | undefined {
  if (!(failure instanceof ApiProblem)) {
    return undefined;
  }
  const message = failure.errors.find((error) => belongsTo(error.field, field))?.message;
  return message && message.charAt(0).toUpperCase() + message.slice(1);
}

function belongsTo(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
}

/** Whether every fault belongs to one of these fields, so that nothing is left to say above the form. */
export function isShownBy(failure: unknown, fields: readonly string[]): boolean {
  return (
    failure instanceof ApiProblem &&
    failure.errors.length > 0 &&
    failure.errors.every((error) => fields.some((field) => belongsTo(error.field, field)))
  );
}
