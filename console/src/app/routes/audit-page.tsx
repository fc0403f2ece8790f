import { useInfiniteQuery } from '@tanstack/react-query';
import { RefreshCw, ScrollText, SearchX } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useClaims } from '@/api/session';
import { type AuditFilters, auditQuery, NO_FILTERS } from '@/features/audit/api/audit-calls';
import { AuditFilterBar } from '@/features/audit/components/audit-filter-bar';
import { AuditList } from '@/features/audit/components/audit-list';
import { membersQuery } from '@/features/member/api/member-calls';
import { nameOf, namesOf } from '@/features/member/components/member-name';
import { cn } from '@/lib/cn';
import { useDebounced } from '@/lib/use-debounced';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

export function AuditPage() {
  const [search, setSearch] = useSearchParams();
  const filters: AuditFilters = { ...NO_FILTERS };
  for (const name of Object.keys(filters) as (keyof AuditFilters)[]) {
    filters[name] = search.get(name) ?? '';
  }
  const q = useDebounced(filters.q, 300);
  const events = useInfiniteQuery(auditQuery({ ...filters, q }));
  const members = useInfiniteQuery(membersQuery(useClaims().org_slug ?? ''));
  const people = members.data?.pages.flatMap((page) => page.items) ?? [];
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filters).some((value) => value !== '');

  function change(next: AuditFilters) {
    setSearch(new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')), { replace: true });
  }

  return (
    <Page
      title="Audit trail"
      actions={
        <Button
          variant="ghost"
          size="icon"
          aria-label="Look again"
          disabled={events.isFetching}
          onClick={() => void events.refetch()}
        >
          <RefreshCw aria-hidden className={cn(events.isFetching && 'animate-spin')} />
        </Button>
      }
    >
      <AuditFilterBar
        filters={filters}
        onChange={change}
        actors={people.map((person) => ({ value: person.user_id, label: nameOf(person) }))}
      />
      {events.isLoadingError ? (
        <ProblemState problem={events.error} onRetry={() => void events.refetch()} />
      ) : events.isPending ? (
        <Waiting />
      ) : items.length === 0 ? (
        <EmptyState
          icon={filtered ? SearchX : ScrollText}
          title={filtered ? 'Nothing matches' : 'Nothing has happened yet'}
        >
          {filtered
            ? 'No event of this organisation fits these filters.'
            : 'Whatever is done in this organisation will be written here, and nobody can rub it out.'}
        </EmptyState>
      ) : (
        <>
          <AuditList events={items} names={namesOf(people)} />
          <LoadMore
            shown={items.length}
            noun={items.length === 1 ? 'event' : 'events'}
            hasMore={events.hasNextPage}
            busy={events.isFetchingNextPage}
            problem={events.error}
            onMore={() => void events.fetchNextPage()}
          />
        </>
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <div aria-hidden className="space-y-4 px-6 py-5">
      {['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5', 'w-1/2', 'w-2/3'].map((width, at) => (
        <div key={at} className="flex items-center gap-3">
          <Skeleton className="size-7 rounded-lg" />
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  );
}
