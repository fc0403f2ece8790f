import { useRevalidator, useRouteError } from 'react-router';
import { isProblem } from '@/api/client';
import { ProblemState } from '@/ui/problem';

/** When not even the session could be asked for, or a page broke, or its code is of a version that is gone. */
export function ErrorPage() {
  const failure = useRouteError();
  const revalidator = useRevalidator();
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <ProblemState
        problem={failure}
        onRetry={() => (isProblem(failure) ? void revalidator.revalidate() : window.location.reload())}
      />
    </main>
  );
}
