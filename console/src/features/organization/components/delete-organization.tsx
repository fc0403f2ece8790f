import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationRecord } from '@/api/access-types';
import { deleteOrganization, organizationsQuery } from '@/features/organization/api/organization-calls';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { ReasonedButton } from '@/ui/reasoned-button';
import { toast } from '@/ui/toast';

interface DeleteOrganizationProps {
  organization: OrganizationRecord;
  because: string | undefined;
  /** The session is of an organisation that is no more. */
  onDeleted: () => void;
}

export function DeleteOrganization({ organization, because, onDeleted }: DeleteOrganizationProps) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => deleteOrganization(organization),
    onSuccess: () => {
      toast(`${organization.name} is deleted`);
      void queries.invalidateQueries({ queryKey: organizationsQuery.queryKey });
      onDeleted();
    },
  });
  return (
    <>
      <ReasonedButton variant="danger" because={because} onClick={() => setAsking(true)}>
        Delete organisation…
      </ReasonedButton>
      <ConfirmDialog
        open={asking}
        onClose={() => {
          deleting.reset();
          setAsking(false);
        }}
        title={`Delete ${organization.name}?`}
        confirm="Delete for good"
        keep="Keep it"
        typed={organization.slug}
        busy={deleting.isPending}
        problem={deleting.error}
        onConfirm={() => deleting.mutate()}
      >
        <p>
          Everybody loses access within a second, and its records, teams, roles and integrations are erased. This cannot
          be undone, by you or by us. Its members keep their accounts.
        </p>
      </ConfirmDialog>
    </>
  );
}
