import { useQuery } from '@tanstack/react-query';
import { quoteQuery } from '@/features/plan/api/plan-calls';
import { day, money } from '@/lib/format';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

/** What is to be paid now for a change of plan, line by line, and from when on how much. */
export function QuoteSummary({ plan }: { plan: string }) {
  const quote = useQuery(quoteQuery(plan));
  if (quote.isError) {
    return <ProblemNotice problem={quote.error} />;
  }
  if (!quote.data) {
    return <Skeleton className="h-20 rounded-xl" />;
  }
  const { lines, due, price, current_period_end: end } = quote.data;
  return (
    <div className="rounded-xl border border-line bg-sunken px-4 py-3 text-sm">
      <dl className="space-y-1.5">
        {lines.map((line) => (
          <Line key={line.description} name={line.description}>
            {money(line.amount)}
          </Line>
        ))}
        <div className="flex justify-between gap-4 border-t border-line pt-2 font-semibold first:border-0 first:pt-0">
          <dt>To pay now</dt>
          <dd className="tabular-nums">{money(due)}</dd>
        </div>
      </dl>
      <p className="mt-1.5 text-xs text-ink-faint">
        {price.amount > 0 && end
          ? `Then ${money(price)} a month, next on ${day(end)}.`
          : 'Nothing is paid any more, and nothing is paid back.'}
      </p>
    </div>
  );
}

function Line({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex justify-between gap-4 text-ink-soft">
      <dt>{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
