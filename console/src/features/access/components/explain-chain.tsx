import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import type { Explanation } from '@/api/access-types';
import { explainQuery, type Question } from '@/features/access/api/access-calls';
import { PolicyLink, SourceChain } from '@/features/access/components/source-chain';
import { cn } from '@/lib/cn';
import { grantOf, keyOf, levelIn, levelsOf, reaches } from '@/lib/permissions';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

/** Why somebody may do something, or may not: the sentence, and each way that leads there or does not. */
export function ExplainChain({ question }: { question: Question }) {
  const explained = useQuery(explainQuery(question));
  if (explained.isError) {
    return <ProblemNotice problem={explained.error} />;
  }
  if (!explained.data) {
    return <Skeleton className="h-40 rounded-2xl" />;
  }
  const { allowed, sentence, steps, sources, sufficient, policy } = explained.data;
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-raised shadow-card">
      <div
        role="status"
        className={cn('flex items-start gap-3 px-5 py-4', allowed ? 'bg-accent-soft' : 'bg-danger-soft')}
      >
        <Mark good={allowed} />
        <div>
          <p className={cn('text-sm font-semibold', allowed ? 'text-accent' : 'text-danger')}>
            {allowed ? 'Allowed' : 'Not allowed'}
          </p>
          <p className="mt-0.5 text-base text-ink">{withoutVerdict(sentence)}</p>
        </div>
      </div>
      <ol aria-label="How this is decided" className="divide-y divide-line">
        {sources.map((source, at) => (
          <li key={at} className="flex items-start gap-3 px-5 py-3.5">
            <Mark good={isEnough(source.permission, sufficient)} />
            <SourceChain source={source} enough={isEnough(source.permission, sufficient)} />
          </li>
        ))}
        {policy && (
          <li className="flex items-start gap-3 px-5 py-3.5">
            <Mark good={policy.effect === 'allow'} />
            <PolicyLink policy={policy} />
          </li>
        )}
      </ol>
      <details className="border-t border-line px-5 py-3 text-sm">
        <summary className="cursor-pointer text-xs font-medium text-ink-soft">Step by step</summary>
        <ol className="mt-2 list-decimal space-y-1 pl-5 text-ink-soft">
          {steps.map((step, at) => (
            <li key={at}>{step}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** The verdict stands above the sentence already. */
function withoutVerdict(sentence: Explanation['sentence']): string {
  const rest = sentence.replace(/^(Allowed|Denied)(: | by )/, (_, __, joint: string) =>
    joint === ' by ' ? 'By ' : '',
  );
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function isEnough(held: string, sufficient: readonly string[]): boolean {
  const levels = levelsOf([held]);
  return sufficient.some((wanted) => {
    const grant = grantOf(wanted);
    return reaches(levelIn(levels, keyOf(grant)), grant.level);
  });
}

function Mark({ good }: { good: boolean }) {
  const Icon = good ? Check : X;
  return (
    <span
      aria-hidden
      className={cn(
        'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border bg-raised',
        good ? 'border-accent-line text-accent' : 'border-danger-line text-danger',
      )}
    >
      <Icon className="size-3" strokeWidth={2.5} />
    </span>
  );
}
