import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePermission } from '@/api/session';
import { Crumbs } from '@/app/crumbs';
import { usePolicyWords } from '@/app/routes/policy-words';
import { deletePolicy, forgetPolicies, type PolicyDraft, policyQuery } from '@/features/policy/api/policy-calls';
import { PolicyForm } from '@/features/policy/components/policy-form';
import { paths } from '@/lib/path-builder';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

export function PolicyPage() {
  const { id = '' } = useParams();
  const policy = useQuery(policyQuery(id));
  const { catalogue, vocabulary, names } = usePolicyWords();
  const [deleting, setDeleting] = useState(false);
  const because = usePermission('policies:write') ? undefined : 'Your role may not change policies.';
  const navigate = useNavigate();
  const queries = useQueryClient();
  const dropping = useMutation({
    mutationFn: async () => policy.data && deletePolicy(policy.data),
    onSuccess: async () => {
      toast('The policy is deleted');
      await navigate(paths.policies());
      void forgetPolicies(queries);
    },
  });
  const problem = policy.error ?? catalogue.error;
  return (
    <Page
      title={
        <Crumbs to={paths.policies()} list="Policies">
          {policy.data?.name ?? '…'}
        </Crumbs>
      }
      actions={
        policy.data && (
          <ReasonedButton because={because} onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            Delete
          </ReasonedButton>
        )
      }
    >
      {problem && !(policy.data && catalogue.data) ? (
        <ProblemState
          problem={problem}
          onRetry={() => [policy, catalogue].forEach((one) => one.isError && void one.refetch())}
        />
      ) : (
        <PageBody wide>
          {policy.data && catalogue.data ? (
            <PolicyForm
              key={policy.data.version}
              policy={policy.data}
              start={draftOf(policy.data)}
              catalogue={catalogue.data}
              vocabulary={vocabulary}
              names={names}
              because={because}
              onSaved={({ name }) => toast(`${name} is saved`)}
            />
          ) : (
            <Skeleton className="h-96 rounded-2xl" />
          )}
        </PageBody>
      )}
      <ConfirmDialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete ${policy.data?.name ?? 'the policy'}?`}
        confirm="Delete policy"
        busy={dropping.isPending}
        problem={dropping.error}
        onConfirm={() => dropping.mutate()}
      >
        <p>
          {policy.data?.effect === 'deny'
            ? 'What it denied is allowed again to whoever has a role for it, within a second.'
            : 'What it allowed is allowed no more, within a second.'}
        </p>
      </ConfirmDialog>
    </Page>
  );
}

function draftOf({ name, description, effect, permissions, condition, enabled }: PolicyDraft): PolicyDraft {
  return { name, description, effect, permissions, condition, enabled };
}
