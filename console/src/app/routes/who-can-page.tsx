import { useQuery } from '@tanstack/react-query';
import { ShieldQuestionMark } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useClaims } from '@/api/session';
import { AccessTabs } from '@/app/access-tabs';
import { HolderList } from '@/features/access/components/holder-list';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { catalogueQuery } from '@/features/role/api/role-calls';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { PermissionSelect } from '@/ui/permission-select';

export function WhoCanPage() {
  const slug = useClaims().org_slug ?? '';
  const [search, setSearch] = useSearchParams();
  const permission = search.get('permission') ?? '';
  const catalogue = useQuery(catalogueQuery);
  const names = useQuery(memberNamesQuery(slug));
  return (
    <Page title="Who can">
      <AccessTabs />
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-3 border-b border-line px-6 py-2 text-sm">
        <span className="text-ink-soft">Who can</span>
        <PermissionSelect
          label="Permission"
          catalogue={catalogue.data ?? []}
          value={permission}
          onChange={(next) => setSearch({ permission: next })}
          className="h-8 w-80 text-sm"
        />
      </div>
      {permission === '' ? (
        <EmptyState icon={ShieldQuestionMark} title="Who can do what?">
          Choose a permission to see everybody who holds it, how far it reaches, and which role brings it.
        </EmptyState>
      ) : (
        <HolderList permission={permission} names={names.data ?? new Map()} />
      )}
    </Page>
  );
}
