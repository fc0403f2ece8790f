import { useInfiniteQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import { useClaims } from '@/api/session';
import { membersQuery } from '@/features/member/api/member-calls';
import { MemberTable } from '@/features/member/components/member-table';
import { LoadMore } from '@/ui/load-more';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';

export function MembersPage() {
  const claims = useClaims();
  const members = useInfiniteQuery(membersQuery(claims.org_slug ?? ''));
  const items = members.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title="Members" aside={members.isSuccess && !members.hasNextPage ? items.length : undefined}>
      {members.isLoadingError ? (
        <ProblemState problem={members.error} onRetry={() => void members.refetch()} />
      ) : members.isSuccess && items.length === 0 ? (
        <EmptyState icon={UserRound} title="Nobody to see here">
          Your role shows you no members of this organisation.
        </EmptyState>
      ) : (
        <>
          <MemberTable members={items} loading={members.isPending} ownId={claims.sub} />
          {members.isSuccess && (
            <LoadMore
              shown={items.length}
              noun={items.length === 1 ? 'member' : 'members'}
              hasMore={members.hasNextPage}
              busy={members.isFetchingNextPage}
              problem={members.error}
              onMore={() => void members.fetchNextPage()}
            />
          )}
        </>
      )}
    </Page>
  );
}
