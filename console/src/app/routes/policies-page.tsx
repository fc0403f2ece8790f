import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus, ScrollText } from 'lucide-react';
import { Link } from 'react-router';
import { usePermission } from '@/api/session';
import { policiesQuery } from '@/features/policy/api/policy-calls';
import { PolicyTable } from '@/features/policy/components/policy-table';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';

export function PoliciesPage() {
  const policies = useInfiniteQuery(policiesQuery);
  const mayWrite = usePermission('policies:write');
  const items = policies.data?.pages.flatMap((page) => page.items) ?? [];
  const total = policies.data?.pages[0]?.total;
  const newPolicy = mayWrite ? (
    <Button asChild variant="primary">
      <Link to={paths.newPolicy()}>
        <Plus aria-hidden />
        New policy
      </Link>
    </Button>
  ) : (
    <ReasonedButton variant="primary" because="Your role may not write policies.">
      <Plus aria-hidden />
      New policy
    </ReasonedButton>
  );
  return (
    <Page title="Policies" aside={total == null ? undefined : count(total)} actions={newPolicy}>
      {policies.isLoadingError ? (
        <ProblemState problem={policies.error} onRetry={() => void policies.refetch()} />
      ) : policies.isSuccess && items.length === 0 ? (
        <EmptyState icon={ScrollText} title="No policies yet" actions={newPolicy}>
          Roles say who may do what. A policy says when: by the record, the hour, the address or the factor.
        </EmptyState>
      ) : (
        <>
          <PolicyTable policies={items} loading={policies.isPending} mayWrite={mayWrite} />
          {policies.isSuccess && (
            <LoadMore
              shown={items.length}
              total={total}
              noun={items.length === 1 ? 'policy' : 'policies'}
              hasMore={policies.hasNextPage}
              busy={policies.isFetchingNextPage}
              problem={policies.error}
              onMore={() => void policies.fetchNextPage()}
            />
          )}
        </>
      )}
    </Page>
  );
}
