import { Hourglass, PlugZap, SearchX, ShieldX, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { ApiProblem } from '@/api/problem';
import { isShownBy, wordsFor } from '@/api/problem-words';
import { wait } from '@/lib/format';
import { useCountdown } from '@/lib/use-countdown';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';

const ICONS: Record<string, LucideIcon> = {
  rate_limited: Hourglass,
  not_found: SearchX,
  permission_denied: ShieldX,
  unreachable: PlugZap,
  unavailable: PlugZap,
};

interface ProblemNoticeProps {
  problem: unknown;
  /** Fields of the form that show their own faults. */
  fields?: readonly string[];
  action?: ReactNode;
  className?: string;
}

/** A refusal of a form, above it. */
export function ProblemNotice({ problem, fields = [], action, className }: ProblemNoticeProps) {
  if (!problem || isShownBy(problem, fields)) {
    return null;
  }
  const words = wordsFor(problem);
  const waits = problem instanceof ApiProblem && problem.retryAfter !== undefined;
  return (
    <Notice tone={waits ? 'wait' : 'bad'} title={words.title} {...(className ? { className } : {})}>
      {words.detail}
      {action && <div className="mt-2">{action}</div>}
    </Notice>
  );
}

/** What stands in the place of content that could not be read. After a limit it tries again by itself. */
export function ProblemState({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const words = wordsFor(problem);
  const code = problem instanceof ApiProblem ? problem.code : '';
  const pause = problem instanceof ApiProblem ? problem.retryAfter : undefined;
  const hopeless = code === 'not_found' || code === 'permission_denied';
  return (
    <div role="alert">
      <EmptyState
        icon={ICONS[code] ?? TriangleAlert}
        title={words.title}
        actions={hopeless ? undefined : <Button onClick={onRetry}>Try again</Button>}
      >
        {pause === undefined ? words.detail : <RetryCountdown seconds={pause} onRetry={onRetry} />}
        {problem instanceof ApiProblem && problem.requestId && !hopeless && (
          <span className="mt-3 block font-mono text-2xs text-ink-faint">Request {problem.requestId}</span>
        )}
      </EmptyState>
    </div>
  );
}

function RetryCountdown({ seconds, onRetry }: { seconds: number; onRetry: () => void }) {
  const left = useCountdown(seconds);
  useEffect(() => {
    if (left === 0) {
      onRetry();
    }
  }, [left, onRetry]);
  return <span aria-live="off">That was many requests in a minute. Going on by itself in {wait(left)}.</span>;
}
