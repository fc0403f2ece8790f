import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { wordsFor } from '@/api/problem-words';
import { latestEventsQuery } from '@/features/audit/api/audit-calls';
import { actorOf, iconOf, labelOf, type Names } from '@/features/audit/components/actions';
import { ago } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Card } from '@/ui/card';
import { Skeleton } from '@/ui/skeleton';

/** What was done last, in brief. */
export function LatestEvents({ names }: { names: Names }) {
  const latest = useQuery(latestEventsQuery);
  return (
    <Card className="flex flex-col p-5">
      <div className="flex items-baseline justify-between">
        <h2 className="text-sm font-semibold">Latest activity</h2>
        <Link to={paths.audit()} className="text-xs text-accent hover:underline">
          Audit trail
        </Link>
      </div>
      {latest.isLoadingError ? (
        <p role="alert" className="py-10 text-center text-sm text-ink-faint">
          {wordsFor(latest.error).title}
        </p>
      ) : (
        <ul className="mt-3 space-y-3.5">
          {latest.data
            ? latest.data.items.map((event) => {
                const Icon = iconOf(event.type);
                return (
                  <li key={event.id} className="flex items-center gap-3 text-sm">
                    <span className="flex size-7 shrink-0 items-center justify-center rounded-lg bg-hover text-ink-soft">
                      <Icon aria-hidden className="size-3.5" />
                    </span>
                    <span className="min-w-0 flex-1">
                      <span className="block truncate font-medium">{labelOf(event.type)}</span>
                      <span className="block truncate text-xs text-ink-faint">{actorOf(event, names)}</span>
                    </span>
                    <time dateTime={event.time} className="shrink-0 text-xs text-ink-faint">
                      {ago(event.time)}
                    </time>
                  </li>
                );
              })
            : ['w-40', 'w-32', 'w-36', 'w-28'].map((width) => (
                <li key={width} className="flex items-center gap-3">
                  <Skeleton className="size-7 rounded-lg" />
                  <Skeleton className={width} />
                </li>
              ))}
          {latest.data?.items.length === 0 && <li className="py-8 text-center text-sm text-ink-faint">Nothing yet.</li>}
        </ul>
      )}
    </Card>
  );
}
