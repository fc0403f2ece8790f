import { takeFragmentToken } from '@/lib/fragment-token';
import { keepInvite, pendingInvite } from '@/lib/pending-invite';
import { resumeSession } from '@/app/session-guard';

/** Takes the token out of the address, and says who is signed in; a later visit of the same tab finds it again. */
export async function inviteLoader(): Promise<{ token: string | undefined }> {
  const opened = takeFragmentToken();
  if (opened !== undefined) {
    keepInvite(opened);
  }
  // Whoever is not known to be signed in can still read what to do.
  await resumeSession().catch(() => undefined);
  return { token: pendingInvite() };
}
