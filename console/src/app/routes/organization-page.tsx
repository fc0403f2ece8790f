import { useQuery } from '@tanstack/react-query';
import { refresh } from '@/api/refresh';
import { useClaims, usePermission } from '@/api/session';
import { organizationQuery } from '@/features/organization/api/organization-calls';
import { DeleteOrganization } from '@/features/organization/components/delete-organization';
import { GeneralForm } from '@/features/organization/components/general-form';
import { JoiningForm } from '@/features/organization/components/joining-form';
import { RegionalForm } from '@/features/organization/components/regional-form';
import { SecondFactorSetting } from '@/features/organization/components/second-factor-setting';
import { rolesQuery } from '@/features/role/api/role-calls';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Section } from '@/ui/section';
import { Skeleton } from '@/ui/skeleton';

export function OrganizationPage() {
  const { org_slug: slug = '', sub } = useClaims();
  const organization = useQuery(organizationQuery(slug));
  const mayReadRoles = usePermission('roles:read');
  const roles = useQuery({ ...rolesQuery, enabled: mayReadRoles });
  const mayWrite = usePermission('organization:write');
  const mayDelete = usePermission('organization:delete');
  const because = mayWrite ? undefined : 'Your role may read these settings, not change them.';
  const { data } = organization;
  return (
    <Page title="Organisation">
      {organization.isLoadingError ? (
        <ProblemState problem={organization.error} onRetry={() => void organization.refetch()} />
      ) : (
        <PageBody>
          {data ? (
            <div key={data.version} className="space-y-6">
              <Section title="Name" lead="How people and programs call it.">
                <GeneralForm organization={data} because={because} />
              </Section>
              <Section title="Region" lead="What a day, a week and a year are here.">
                <RegionalForm organization={data} because={because} />
              </Section>
              <Section title="Joining" lead="Who can be invited, and as what.">
                <JoiningForm organization={data} roles={(roles.data ?? []).map(({ name }) => name)} because={because} />
              </Section>
              <Section title="Sign-in" lead="How sure you want to be who comes in.">
                <SecondFactorSetting organization={data} because={because} />
              </Section>
              <Section title="Delete" lead="Ends the organisation for everybody." danger>
                <DeleteOrganization
                  organization={data}
                  because={reasonAgainst(mayDelete, data.owner_id === sub)}
                  onDeleted={() => void refresh().catch(() => false)}
                />
              </Section>
            </div>
          ) : (
            <Skeleton className="h-96 rounded-2xl" />
          )}
        </PageBody>
      )}
    </Page>
  );
}

function reasonAgainst(mayDelete: boolean, owner: boolean): string | undefined {
  if (!owner) {
    return 'Only the owner can delete the organisation.';
  }
  return mayDelete ? undefined : 'Your role may not delete the organisation.';
}
