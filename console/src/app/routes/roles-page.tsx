import { useQuery } from '@tanstack/react-query';
import { Plus, ShieldCheck } from 'lucide-react';
import { Link } from 'react-router';
import { usePermission } from '@/api/session';
import { rolesQuery } from '@/features/role/api/role-calls';
import { RoleTable } from '@/features/role/components/role-table';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { AccessTabs } from '@/app/access-tabs';

export function RolesPage() {
  const roles = useQuery(rolesQuery);
  const mayWrite = usePermission('roles:write');
  const newRole = mayWrite ? (
    <Button asChild variant="primary">
      <Link to={paths.newRole()}>
        <Plus aria-hidden />
        New role
      </Link>
    </Button>
  ) : (
    <ReasonedButton variant="primary" because="Your role may not create roles.">
      <Plus aria-hidden />
      New role
    </ReasonedButton>
  );
  return (
    <Page title="Roles" aside={roles.data && count(roles.data.length)} actions={newRole}>
      <AccessTabs />
      {roles.isLoadingError ? (
        <ProblemState problem={roles.error} onRetry={() => void roles.refetch()} />
      ) : roles.data?.length === 0 ? (
        <EmptyState icon={ShieldCheck} title="No roles yet" actions={newRole} />
      ) : (
        <RoleTable roles={roles.data ?? []} loading={roles.isPending} />
      )}
    </Page>
  );
}
