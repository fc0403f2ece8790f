import { useRevalidator, useRouteError } from 'react-router';
import { ProblemState } from '@/ui/problem';

/** When not even the session could be asked for, or a page broke. */
export function ErrorPage() {
  const failure = useRouteError();
  const revalidator = useRevalidator();
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <ProblemState problem={failure} onRetry={() => void revalidator.revalidate()} />
    </main>
  );
}
