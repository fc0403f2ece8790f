import { useQuery } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { Link, useLoaderData } from 'react-router';
import { isProblem } from '@/api/client';
import type { mailedTokenLoader } from '@/app/mailed-token';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { verifyEmail } from '@/features/session/api/session-calls';
import { paths } from '@/lib/path-builder';
import { useSecondLink } from '@/lib/use-second-link';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';

export function VerifyEmailPage() {
  const { token } = useLoaderData<typeof mailedTokenLoader>();
  useSecondLink();
  const verifying = useQuery({
    queryKey: ['verify-email', token],
    queryFn: () => verifyEmail(token ?? '').then(() => true),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

  if (verifying.isSuccess) {
    return (
      <AuthFrame title="Your e-mail is verified" lead="You can log in now.">
        <Notice tone="good" title="All set" className="mb-5">
          Your account is ready.
        </Notice>
        <Button asChild variant="primary" size="lg" className="w-full">
          <Link to={paths.login()}>Log in</Link>
        </Button>
      </AuthFrame>
    );
  }
  if (token === undefined || isProblem(verifying.error)) {
    const passing = isProblem(verifying.error, 'rate_limited', 'unavailable', 'unreachable', 'upstream_timeout');
    return (
      <AuthFrame
        title={passing ? 'One more moment' : 'This link does not work'}
        lead={passing ? 'Your link is still good.' : 'It was used before, has expired, or was cut off.'}
      >
        {passing && <ProblemNotice problem={verifying.error} className="mb-5" />}
        <div className="flex flex-col gap-2">
          {passing && (
            <Button variant="primary" size="lg" onClick={() => void verifying.refetch()} busy={verifying.isFetching}>
              Try again
            </Button>
          )}
          <Button asChild variant={passing ? 'secondary' : 'primary'} size="lg">
            <Link to={paths.login()}>Log in</Link>
          </Button>
          <Button asChild size="lg">
            <Link to={paths.register()}>Register again</Link>
          </Button>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Verifying your e-mail" lead="This takes a second.">
      <LoaderCircle aria-label="Working" className="size-5 animate-spin text-accent" />
    </AuthFrame>
  );
}
