import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import type { ExplainStep } from '@/api/access-types';
import { explainQuery, type Question } from '@/features/access/api/access-calls';
import { cn } from '@/lib/cn';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

/** Why somebody may do something, or may not: the sentence, and the chain that leads to it. */
export function ExplainChain({ question }: { question: Question }) {
  const explained = useQuery(explainQuery(question));
  if (explained.isError) {
    return <ProblemNotice problem={explained.error} />;
  }
  if (!explained.data) {
    return <Skeleton className="h-40 rounded-2xl" />;
  }
  const { allowed, sentence, steps } = explained.data;
  return (
    <div aria-live="polite" className="rounded-2xl border border-line bg-raised shadow-card">
      <div
        className={cn('flex items-start gap-3 rounded-t-2xl px-5 py-4', allowed ? 'bg-accent-soft' : 'bg-danger-soft')}
      >
        <Mark allowed={allowed} />
        <div>
          <p className={cn('text-sm font-semibold', allowed ? 'text-accent' : 'text-danger')}>
            {allowed ? 'Allowed' : 'Not allowed'}
          </p>
          <p className="mt-0.5 text-base text-ink">{sentence}</p>
        </div>
      </div>
      {steps.length > 0 && (
        <ol aria-label="How this is decided" className="px-5 py-4">
          {steps.map((step, at) => (
            <Step key={at} step={step} last={at === steps.length - 1} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Mark({ allowed }: { allowed: boolean }) {
  const Icon = allowed ? Check : X;
  return (
    <span
      aria-hidden
      className={cn(
        'flex size-6 shrink-0 items-center justify-center rounded-full border bg-raised',
        allowed ? 'border-accent-line text-accent' : 'border-danger-line text-danger',
      )}
    >
      <Icon className="size-3.5" strokeWidth={2.5} />
    </span>
  );
}

const KINDS: Record<string, string> = {
  user: 'Person',
  status: 'Standing',
  team: 'Team',
  assignment: 'Assignment',
  role: 'Role',
  inheritance: 'Inheritance',
  permission: 'Permission',
  scope: 'Scope',
  policy: 'Policy',
  decision: 'Decision',
};

function Step({ step, last }: { step: ExplainStep; last: boolean }) {
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {!last && <span aria-hidden className="absolute top-6 bottom-0 left-3 w-px -translate-x-1/2 bg-line-strong" />}
      <Mark allowed={step.allowed} />
      <div className="min-w-0 pt-0.5">
        <p className="text-2xs font-medium text-ink-faint">{KINDS[step.kind] ?? step.kind}</p>
        <p className="text-sm">{step.text}</p>
      </div>
    </li>
  );
}
