import { useQuery } from '@tanstack/react-query';
import { Route } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useClaims } from '@/api/session';
import { AccessTabs } from '@/app/access-tabs';
import { ExplainChain } from '@/features/access/components/explain-chain';
import { MemberPicker } from '@/features/member/components/member-picker';
import { catalogueQuery } from '@/features/role/api/role-calls';
import { EmptyState } from '@/ui/empty-state';
import { Page, PageBody } from '@/ui/page';
import { PermissionSelect } from '@/ui/permission-select';

export function ExplainPage() {
  const slug = useClaims().org_slug ?? '';
  const [search, setSearch] = useSearchParams();
  const user = search.get('user') ?? '';
  const permission = search.get('permission') ?? '';
  const catalogue = useQuery(catalogueQuery);
  const ask = (change: Record<string, string>) => setSearch({ user, permission, ...change }, { replace: true });
  return (
    <Page title="Explain">
      <AccessTabs />
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-3 border-b border-line px-6 py-2 text-sm">
        <span className="text-ink-soft">May</span>
        <MemberPicker
          slug={slug}
          label="Person"
          value={user === '' ? undefined : user}
          onChange={(id) => ask({ user: id })}
          className="h-8 w-56 text-sm"
        />
        <PermissionSelect
          label="Permission"
          catalogue={catalogue.data ?? []}
          value={permission}
          onChange={(next) => ask({ permission: next })}
          className="h-8 w-72 text-sm"
        />
        <span className="text-ink-soft">?</span>
      </div>
      {user === '' || permission === '' ? (
        <EmptyState icon={Route} title="Ask why">
          Choose a person and a permission. You see the answer in a sentence, and every step that leads to it.
        </EmptyState>
      ) : (
        <PageBody>
          <ExplainChain key={`${user} ${permission}`} question={{ user_id: user, permission }} />
        </PageBody>
      )}
    </Page>
  );
}
