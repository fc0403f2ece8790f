import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { auditQuery } from '@/features/audit/api/audit-calls';
import { type AuditFilters, NO_FILTERS } from '@/features/audit/api/audit-filters';
import type { Names } from '@/features/audit/components/actions';
import { AuditList } from '@/features/audit/components/audit-list';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

interface ActivityPanelProps {
  filters: Partial<AuditFilters>;
  names: Names;
  /** What is said where there is nothing. */
  nothing: string;
  onOpen: (id: string) => void;
}

/** What was recorded of one person or one thing, within its page. */
export function ActivityPanel({ filters, names, nothing, onOpen }: ActivityPanelProps) {
  const events = useInfiniteQuery(auditQuery({ ...NO_FILTERS, ...filters }));
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  if (events.isLoadingError) {
    return <ProblemState problem={events.error} onRetry={() => void events.refetch()} />;
  }
  if (events.isPending) {
    return <Skeleton className="h-40 rounded-2xl" />;
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={ScrollText} title="Nothing yet">
        {nothing}
      </EmptyState>
    );
  }
  return (
    <div className="overflow-hidden rounded-2xl border border-line">
      <AuditList events={items} names={names} onOpen={({ id }) => onOpen(id)} className="overflow-visible" />
      <LoadMore
        shown={items.length}
        noun={items.length === 1 ? 'event' : 'events'}
        hasMore={events.hasNextPage}
        busy={events.isFetchingNextPage}
        problem={events.error}
        onMore={() => void events.fetchNextPage()}
      />
    </div>
  );
}
