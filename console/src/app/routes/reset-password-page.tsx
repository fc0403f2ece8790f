import { useState } from 'react';
import { Link, useLoaderData } from 'react-router';
import { isProblem } from '@/api/client';
import type { mailedTokenLoader } from '@/app/mailed-token';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { ResetForm } from '@/features/session/components/reset-form';
import { paths } from '@/lib/path-builder';
import { useSecondLink } from '@/lib/use-second-link';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

export function ResetPasswordPage() {
  const { token } = useLoaderData<typeof mailedTokenLoader>();
  useSecondLink();
  return <Reset key={token} token={token} />;
}

function Reset({ token }: { token: string | undefined }) {
  const [outcome, setOutcome] = useState<'open' | 'done' | 'dead'>(token === undefined ? 'dead' : 'open');
  if (outcome === 'done') {
    return (
      <AuthFrame title="Your password is changed" lead="Every session was ended; log in with the new one.">
        <Notice tone="good" title="All set" className="mb-5">
          Your e-mail address is verified, too.
        </Notice>
        <Button asChild variant="primary" size="lg" className="w-full">
          <Link to={paths.login()}>Log in</Link>
        </Button>
      </AuthFrame>
    );
  }
  if (outcome === 'dead' || token === undefined) {
    return (
      <AuthFrame title="This link does not work" lead="It was used before, has expired, or was cut off.">
        <div className="flex flex-col gap-2">
          <Button asChild variant="primary" size="lg">
            <Link to={paths.forgotPassword()}>Send a new link</Link>
          </Button>
          <Button asChild size="lg">
            <Link to={paths.login()}>Log in</Link>
          </Button>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Choose a new password" lead="It replaces the old one everywhere.">
      <ResetForm
        token={token}
        onDone={() => setOutcome('done')}
        onProblem={(problem) => isProblem(problem, 'invalid_token') && setOutcome('dead')}
      />
    </AuthFrame>
  );
}
