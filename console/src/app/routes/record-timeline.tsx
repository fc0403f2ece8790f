import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { recordKey, recordPath, type Resource } from '@/api/records';
import { useClaims } from '@/api/session';
import type { Page } from '@/api/types';
import { ChangeTable } from '@/features/audit/components/change-table';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { moment, words } from '@/lib/format';
import { LoadMore } from '@/ui/load-more';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

interface TimelineItem {
  version: number;
  type: string;
  at: string;
  actor: { type: string; id: string | null };
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

function timelineQuery(resource: Resource, id: string) {
  return infiniteQueryOptions({
    queryKey: [...recordKey(resource, id), 'timeline'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TimelineItem>>(`${recordPath(resource, id)}/timeline`, {
        query: { limit: 20, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** What became of a record, for those who see the record and not the audit trail. */
export function RecordTimeline({ resource, id }: { resource: Resource; id: string }) {
  const timeline = useInfiniteQuery(timelineQuery(resource, id));
  const names = useQuery(memberNamesQuery(useClaims().org_slug ?? '')).data;
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  if (timeline.isLoadingError) {
    return <ProblemState problem={timeline.error} onRetry={() => void timeline.refetch()} />;
  }
  if (timeline.isPending) {
    return <Skeleton className="h-40 rounded-2xl" />;
  }
  return (
    <div className="overflow-hidden rounded-2xl border border-line">
      <ol aria-label="What became of it" className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.version} className="space-y-2 px-5 py-3">
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
              <span className="font-medium">{words(item.type)}</span>
              <span className="text-ink-soft">{names?.get(item.actor.id ?? '') ?? words(item.actor.type)}</span>
              <time dateTime={item.at} className="ml-auto text-xs text-ink-faint">
                {moment(item.at)}
              </time>
            </p>
            {Object.keys(item.after).length > 0 && <ChangeTable event={item} />}
          </li>
        ))}
      </ol>
      <LoadMore
        shown={items.length}
        noun={items.length === 1 ? 'change' : 'changes'}
        hasMore={timeline.hasNextPage}
        busy={timeline.isFetchingNextPage}
        problem={timeline.error}
        onMore={() => void timeline.fetchNextPage()}
      />
    </div>
  );
}
