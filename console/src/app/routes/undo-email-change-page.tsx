import { useMutation } from '@tanstack/react-query';
import { Link, useLoaderData } from 'react-router';
import { isProblem } from '@/api/client';
import type { mailedTokenLoader } from '@/app/mailed-token';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { undoEmailChange } from '@/features/session/api/session-calls';
import { paths } from '@/lib/path-builder';
import { useSecondLink } from '@/lib/use-second-link';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';

/** It ends every session, so it takes a click: whatever looks at links in mails must not do it. */
export function UndoEmailChangePage() {
  const { token } = useLoaderData<typeof mailedTokenLoader>();
  useSecondLink();
  const undoing = useMutation({ mutationFn: () => undoEmailChange(token ?? '') });

  if (undoing.isSuccess) {
    return (
      <AuthFrame title="Your address is restored" lead="Every session has ended.">
        <Notice tone="good" title="Choose a new password" className="mb-5">
          We have mailed you a link. Until you have used it, nobody can log in with a password.
        </Notice>
        <Button asChild variant="primary" size="lg" className="w-full">
          <Link to={paths.login()}>Log in</Link>
        </Button>
      </AuthFrame>
    );
  }
  if (token === undefined || isProblem(undoing.error, 'invalid_token')) {
    return (
      <AuthFrame title="This link does not work" lead="It was used before, has expired, or was cut off.">
        <Button asChild variant="primary" size="lg" className="w-full">
          <Link to={paths.login()}>Log in</Link>
        </Button>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Keep your e-mail address" lead="Somebody asked for another address for your account.">
      {undoing.error && <ProblemNotice problem={undoing.error} className="mb-5" />}
      <Notice tone="wait" title="If it was not you" className="mb-5">
        This restores your address, ends every session, and makes the password useless until you choose another.
      </Notice>
      <Button variant="primary" size="lg" className="w-full" onClick={() => undoing.mutate()} busy={undoing.isPending}>
        Restore my address
      </Button>
    </AuthFrame>
  );
}
