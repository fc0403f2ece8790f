import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { useClaims, usePermission } from '@/api/session';
import { Crumbs } from '@/app/crumbs';
import { DashboardBuilder } from '@/app/routes/dashboard-builder';
import { DashboardView } from '@/app/routes/dashboard-view';
import { dashboardQuery } from '@/features/dashboard/api/dashboard-calls';
import { catalogueQuery } from '@/features/dashboard/api/figure-calls';
import { groupName } from '@/features/dashboard/components/figures';
import { membersQuery } from '@/features/member/api/member-calls';
import { namesOf } from '@/features/member/components/member-name';
import { paths } from '@/lib/path-builder';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

export function DashboardPage() {
  const { id = '' } = useParams();
  const { org_slug: slug = '' } = useClaims();
  const [search, setSearch] = useSearchParams();
  const dashboard = useQuery(dashboardQuery(id));
  const catalogue = useQuery(catalogueQuery);
  const members = useInfiniteQuery({ ...membersQuery(slug), enabled: usePermission('members:read') });
  const mayWrite = usePermission('dashboards:write');
  const nameOf = groupName(namesOf(members.data?.pages.flatMap((page) => page.items) ?? []));
  const metrics = catalogue.data ?? [];

  function setEditing(on: boolean) {
    const next = new URLSearchParams(search);
    if (on) {
      next.set('edit', '');
    } else {
      next.delete('edit');
    }
    setSearch(next, { replace: true });
  }

  if (!dashboard.data) {
    return (
      <Page
        title={
          <Crumbs to={paths.dashboards()} list="Dashboards">
            …
          </Crumbs>
        }
      >
        {dashboard.error ? (
          <ProblemState problem={dashboard.error} onRetry={() => void dashboard.refetch()} />
        ) : (
          <PageBody wide>
            <div className="grid gap-4 lg:grid-cols-3">
              <Skeleton className="h-36 rounded-2xl" />
              <Skeleton className="h-36 rounded-2xl" />
              <Skeleton className="h-36 rounded-2xl" />
              <Skeleton className="h-72 rounded-2xl lg:col-span-3" />
            </div>
          </PageBody>
        )}
      </Page>
    );
  }
  const shared = { dashboard: dashboard.data, metrics, nameOf };
  return mayWrite && search.has('edit') ? (
    <DashboardBuilder
      key={dashboard.data.version}
      {...shared}
      onReload={() => void dashboard.refetch()}
      reloading={dashboard.isFetching}
      onDone={() => setEditing(false)}
    />
  ) : (
    <DashboardView {...shared} onEdit={() => setEditing(true)} />
  );
}
