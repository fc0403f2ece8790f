import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { BookOpen, Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import type { IntegrationSecret } from '@/api/access-types';
import { useClaims, usePermission } from '@/api/session';
import { integrationsQuery } from '@/features/integration/api/integration-calls';
import { CreateIntegrationDialog } from '@/features/integration/components/create-integration-dialog';
import { IntegrationList } from '@/features/integration/components/integration-list';
import { SecretDialog } from '@/features/integration/components/secret-dialog';
import { SigningGuideDialog } from '@/features/integration/components/signing-guide-dialog';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { catalogueQuery } from '@/features/role/api/role-calls';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Page, PageBody } from '@/ui/page';
import { ProblemNotice, ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Skeleton } from '@/ui/skeleton';

export function IntegrationsPage() {
  const slug = useClaims().org_slug ?? '';
  const integrations = useInfiniteQuery(integrationsQuery);
  const catalogue = useQuery(catalogueQuery);
  const names = useQuery(memberNamesQuery(slug));
  const [creating, setCreating] = useState(false);
  const [reading, setReading] = useState(false);
  const [made, setMade] = useState<IntegrationSecret>();
  const because = usePermission('integrations:write') ? undefined : 'Your role may not change integrations.';
  const items = integrations.data?.pages.flatMap((page) => page.items) ?? [];
  const newIntegration = (
    <ReasonedButton variant="primary" because={because} onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New integration
    </ReasonedButton>
  );
  const howTo = (
    <Button onClick={() => setReading(true)}>
      <BookOpen aria-hidden />
      How to sign calls
    </Button>
  );
  return (
    <Page
      title="Integrations"
      actions={
        <>
          {howTo}
          {newIntegration}
        </>
      }
    >
      {integrations.isLoadingError ? (
        <ProblemState problem={integrations.error} onRetry={() => void integrations.refetch()} />
      ) : integrations.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={Webhook}
          title="No integrations yet"
          actions={
            <>
              {howTo}
              {newIntegration}
            </>
          }
        >
          A program of yours signs each call with a secret of its own, and may do only what you choose.
        </EmptyState>
      ) : (
        <PageBody>
          {integrations.isPending ? (
            <Skeleton className="h-28 rounded-2xl" />
          ) : (
            <IntegrationList
              integrations={items}
              names={names.data ?? new Map()}
              because={because}
              onSecret={setMade}
            />
          )}
          <ProblemNotice problem={integrations.error} className="mt-4" />
          {integrations.hasNextPage && (
            <div className="mt-4 flex justify-center">
              <Button busy={integrations.isFetchingNextPage} onClick={() => void integrations.fetchNextPage()}>
                Load more
              </Button>
            </div>
          )}
        </PageBody>
      )}
      {reading && <SigningGuideDialog id={items[0]?.id} onClose={() => setReading(false)} />}
      {creating && (
        <CreateIntegrationDialog
          catalogue={catalogue.data ?? []}
          onClose={() => setCreating(false)}
          onCreated={(secret) => {
            setCreating(false);
            setMade(secret);
          }}
        />
      )}
      {made && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
    </Page>
  );
}
