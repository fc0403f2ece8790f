import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { LayoutDashboard, Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Dashboard } from '@/api/analytics-types';
import { wordsFor } from '@/api/problem-words';
import { useClaims, usePermission } from '@/api/session';
import {
  copyDashboard,
  dashboardsQuery,
  deleteDashboard,
  keepDashboard,
} from '@/features/dashboard/api/dashboard-calls';
import { CreateDashboardDialog } from '@/features/dashboard/components/create-dashboard-dialog';
import { DashboardTable } from '@/features/dashboard/components/dashboard-table';
import { groupName } from '@/features/dashboard/components/figures';
import { membersQuery } from '@/features/member/api/member-calls';
import { namesOf } from '@/features/member/components/member-name';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { EmptyState } from '@/ui/empty-state';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { toast } from '@/ui/toast';

export function DashboardsPage() {
  const { org_slug: slug = '' } = useClaims();
  const dashboards = useInfiniteQuery(dashboardsQuery);
  const members = useInfiniteQuery({ ...membersQuery(slug), enabled: usePermission('members:read') });
  const because = usePermission('dashboards:write') ? undefined : 'Your role may look at dashboards, not make them.';
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Dashboard>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { keyFor, spent } = useIdempotencyKey();

  function made(dashboard: Dashboard, editing: boolean) {
    keepDashboard(queries, dashboard);
    void navigate(editing ? `${paths.dashboard(dashboard.id)}?edit` : paths.dashboard(dashboard.id));
  }

  const copying = useMutation({
    mutationFn: ({ id }: Dashboard) => copyDashboard(id, keyFor(id)),
    onSuccess: (copy) => {
      spent();
      made(copy, false);
    },
    onError: (problem) => toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  const dropping = useMutation({
    mutationFn: deleteDashboard,
    onSuccess: () => {
      setDeleting(undefined);
      toast('The dashboard is deleted');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: dashboardsQuery.queryKey }),
  });

  const items = dashboards.data?.pages.flatMap((page) => page.items) ?? [];
  const total = dashboards.data?.pages[0]?.total;
  const people = namesOf(members.data?.pages.flatMap((page) => page.items) ?? []);
  const create = (
    <ReasonedButton variant="primary" because={because} onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New dashboard
    </ReasonedButton>
  );
  return (
    <Page title="Dashboards" aside={total == null ? undefined : count(total)} actions={create}>
      {dashboards.isLoadingError ? (
        <ProblemState problem={dashboards.error} onRetry={() => void dashboards.refetch()} />
      ) : dashboards.isSuccess && items.length === 0 ? (
        <EmptyState icon={LayoutDashboard} title="No dashboards yet" actions={create}>
          Put the figures that you look at on one page, for yourself or for everybody here.
        </EmptyState>
      ) : (
        <>
          <DashboardTable
            dashboards={items}
            loading={dashboards.isPending}
            nameOf={groupName(people)}
            because={because}
            onCopy={copying.mutate}
            onDelete={setDeleting}
          />
          {dashboards.isSuccess && (
            <LoadMore
              shown={items.length}
              total={total}
              noun={items.length === 1 ? 'dashboard' : 'dashboards'}
              hasMore={dashboards.hasNextPage}
              busy={dashboards.isFetchingNextPage}
              problem={dashboards.error}
              onMore={() => void dashboards.fetchNextPage()}
            />
          )}
        </>
      )}
      {creating && <CreateDashboardDialog onClose={() => setCreating(false)} onCreated={(one) => made(one, true)} />}
      <ConfirmDialog
        open={deleting !== undefined}
        onClose={() => setDeleting(undefined)}
        title={`Delete ${deleting?.name ?? 'the dashboard'}?`}
        confirm="Delete dashboard"
        busy={dropping.isPending}
        problem={dropping.error}
        onConfirm={() => deleting && dropping.mutate(deleting)}
      >
        <p>
          {deleting?.visibility === 'organization'
            ? 'It goes for everybody in the organisation. The figures stay.'
            : 'Its figures stay.'}
        </p>
      </ConfirmDialog>
    </Page>
  );
}
