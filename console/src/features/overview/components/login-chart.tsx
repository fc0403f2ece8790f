import { useQuery } from '@tanstack/react-query';
import { wordsFor } from '@/api/problem-words';
import { loginsQuery } from '@/features/overview/api/overview-calls';
import { count } from '@/lib/format';
import { Card } from '@/ui/card';
import { Skeleton } from '@/ui/skeleton';

const dayName = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** Logins of the last two weeks as bars. */
export function LoginChart() {
  const logins = useQuery(loginsQuery);
  const days = logins.data?.points ?? [];
  const total = logins.data?.total ?? 0;
  const highest = Math.max(4, ...days.map(({ value }) => value));
  return (
    <Card className="flex flex-col p-5">
      <h2 className="text-sm font-semibold">Logins</h2>
      <p className="text-xs text-ink-faint">The last 14 days</p>
      {logins.isLoadingError ? (
        <p role="alert" className="flex h-44 items-center justify-center text-sm text-ink-faint">
          {wordsFor(logins.error).title}
        </p>
      ) : logins.data ? (
        <>
          <p className="mt-3 text-2xl font-semibold tracking-tight tabular-nums" data-testid="logins-total">
            {count(total)}
          </p>
          <div
            role="img"
            aria-label={`${total} logins in 14 days; today ${days.at(-1)?.value ?? 0}`}
            className="relative mt-4 min-h-32 flex-1 border-b border-line"
          >
            <div className="absolute inset-0 flex items-end gap-1.5">
              {days.map(({ start, value }) => (
                <span
                  key={start}
                  title={`${dayName.format(new Date(start))}: ${count(value)}`}
                  className={
                    value === 0
                      ? 'h-1 flex-1 rounded-t-sm bg-pressed'
                      : 'flex-1 rounded-t-[4px] bg-accent/85 transition-colors hover:bg-accent'
                  }
                  style={value === 0 ? {} : { height: `${Math.max(6, (value / highest) * 100)}%` }}
                />
              ))}
            </div>
          </div>
          <div className="mt-1.5 flex justify-between text-2xs text-ink-faint">
            <span>{days[0] && dayName.format(new Date(days[0].start))}</span>
            <span>Today</span>
          </div>
        </>
      ) : (
        <Skeleton className="mt-4 h-44 rounded-xl" />
      )}
    </Card>
  );
}
