import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { signOut } from '@/api/session';
import { deleteAccount } from '@/features/account/api/account-calls';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';

/** The end of one's own account, after the address was typed. */
export function DeleteAccount({ email }: { email: string }) {
  const [asking, setAsking] = useState(false);
  const deleting = useMutation({
    mutationFn: deleteAccount,
    onSuccess: () => {
      toast('Your account is deleted');
      signOut();
    },
  });

  function close() {
    setAsking(false);
    deleting.reset();
  }

  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        Delete my account
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={close}
        title="Delete your account?"
        confirm="Delete for good"
        typed={email}
        busy={deleting.isPending}
        problem={deleting.error}
        onConfirm={() => deleting.mutate()}
      >
        <p>
          You leave every organisation, and nobody can bring your account back. What you did for an organisation stays
          in it, without your name.
        </p>
      </ConfirmDialog>
    </>
  );
}
