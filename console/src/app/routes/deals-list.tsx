import { useInfiniteQuery } from '@tanstack/react-query';
import { Handshake, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Pipeline } from '@/api/deal-types';
import { dealsQuery, NEWEST_FIRST } from '@/features/deal/api/deal-calls';
import { DealTable } from '@/features/deal/components/deal-table';
import { useDebounced } from '@/lib/use-debounced';
import { useListState } from '@/lib/use-list-state';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { ProblemState } from '@/ui/problem';
import { SearchBox } from '@/ui/search-box';

export function DealsList({ pipelines, newDeal }: { pipelines: readonly Pipeline[]; newDeal: ReactNode }) {
  const { q, sort, setQ, setSort } = useListState(NEWEST_FIRST);
  const deals = useInfiniteQuery(dealsQuery({ q: useDebounced(q, 250), sort }));
  const items = deals.data?.pages.flatMap((page) => page.items) ?? [];
  if (deals.isLoadingError) {
    return <ProblemState problem={deals.error} onRetry={() => void deals.refetch()} />;
  }
  return (
    <>
      <div className="flex h-12 shrink-0 items-center border-b border-line px-6">
        <SearchBox label="Search deals" placeholder="Name" value={q} onChange={setQ} className="w-72" />
      </div>
      {deals.isSuccess && items.length === 0 ? (
        q.trim() === '' ? (
          <EmptyState icon={Handshake} title="No deals yet" actions={newDeal}>
            What you mean to sell will be listed here.
          </EmptyState>
        ) : (
          <EmptyState
            icon={SearchX}
            title={`Nothing matches “${q.trim()}”`}
            actions={<Button onClick={() => setQ('')}>Clear the search</Button>}
          >
            Names were searched.
          </EmptyState>
        )
      ) : (
        <>
          <DealTable deals={items} pipelines={pipelines} loading={deals.isPending} sort={sort} onSort={setSort} />
          {deals.isSuccess && (
            <LoadMore
              shown={items.length}
              total={deals.data.pages[0]?.total}
              noun="deals"
              hasMore={deals.hasNextPage}
              busy={deals.isFetchingNextPage}
              problem={deals.error}
              onMore={() => void deals.fetchNextPage()}
            />
          )}
        </>
      )}
    </>
  );
}
