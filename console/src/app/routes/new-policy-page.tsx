import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePermission } from '@/api/session';
import { Crumbs } from '@/app/crumbs';
import { usePolicyWords } from '@/app/routes/policy-words';
import { NEW_POLICY, type PolicyDraft } from '@/features/policy/api/policy-calls';
import { ExampleList } from '@/features/policy/components/example-list';
import { PolicyForm } from '@/features/policy/components/policy-form';
import { paths } from '@/lib/path-builder';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

export function NewPolicyPage() {
  const { catalogue, vocabulary, names } = usePolicyWords();
  const [example, setExample] = useState<PolicyDraft>();
  const because = usePermission('policies:write') ? undefined : 'Your role may not write policies.';
  const navigate = useNavigate();
  return (
    <Page
      title={
        <Crumbs to={paths.policies()} list="Policies">
          New policy
        </Crumbs>
      }
    >
      {catalogue.isLoadingError ? (
        <ProblemState problem={catalogue.error} onRetry={() => void catalogue.refetch()} />
      ) : (
        <PageBody wide>
          {catalogue.data ? (
            <div className="space-y-8">
              {!example && because === undefined && (
                <section aria-labelledby="examples">
                  <h2 id="examples" className="mb-2 text-sm font-medium">
                    Begin with an example
                  </h2>
                  <ExampleList onChoose={(chosen) => setExample({ ...chosen, enabled: true })} />
                </section>
              )}
              <PolicyForm
                key={example?.name ?? ''}
                policy={undefined}
                start={example ?? NEW_POLICY}
                catalogue={catalogue.data}
                vocabulary={vocabulary}
                names={names}
                because={because}
                onSaved={({ id, name }) => {
                  toast(`${name} is created`);
                  void navigate(paths.policy(id));
                }}
              />
            </div>
          ) : (
            <Skeleton className="h-96 rounded-2xl" />
          )}
        </PageBody>
      )}
    </Page>
  );
}
