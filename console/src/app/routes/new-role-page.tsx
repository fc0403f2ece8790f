import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { useClaims } from '@/api/session';
import { Crumbs } from '@/app/crumbs';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { catalogueQuery, rolesQuery } from '@/features/role/api/role-calls';
import { RoleForm } from '@/features/role/components/role-form';
import { words } from '@/lib/format';
import { levelIn, levelsOf, reaches } from '@/lib/permissions';
import { paths } from '@/lib/path-builder';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

/** A role of one's own, from nothing or from another; of the other only what may be given on is taken over. */
export function NewRolePage() {
  const [search] = useSearchParams();
  const claims = useClaims();
  const roles = useQuery(rolesQuery);
  const catalogue = useQuery(catalogueQuery);
  const names = useQuery(memberNamesQuery(claims.org_slug ?? ''));
  const navigate = useNavigate();
  const held = levelsOf(claims.permissions ?? []);
  const model = roles.data?.find(({ id }) => id === search.get('copy'));
  const mayGive = (permission: string) =>
    [...levelsOf([permission])].every(([key, level]) => reaches(levelIn(held, key), level));
  const problem = roles.error ?? catalogue.error;

  return (
    <Page
      title={
        <Crumbs to={paths.roles()} list="Roles">
          {model ? `Copy of ${words(model.name)}` : 'New role'}
        </Crumbs>
      }
    >
      {problem ? (
        <ProblemState
          problem={problem}
          onRetry={() => [roles, catalogue].forEach((one) => one.isError && void one.refetch())}
        />
      ) : (
        <PageBody wide>
          {roles.data && catalogue.data ? (
            <RoleForm
              role={undefined}
              from={{ name: '', description: '', permissions: [], inherits: [] }}
              start={
                model && {
                  name: `${model.name}-copy`,
                  description: model.description,
                  permissions: model.permissions.filter(mayGive),
                  inherits: model.inherits,
                }
              }
              roles={roles.data}
              catalogue={catalogue.data}
              names={names.data ?? new Map()}
              onCancel={() => void navigate(paths.roles())}
              onSaved={(role) => {
                toast(`${words(role.name)} is created`);
                void navigate(paths.role(role.id));
              }}
            />
          ) : (
            <Skeleton className="h-96 rounded-2xl" />
          )}
        </PageBody>
      )}
    </Page>
  );
}
