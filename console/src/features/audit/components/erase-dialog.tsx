import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { eraseValues } from '@/features/audit/api/audit-calls';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';

interface EraseDialogProps {
  open: boolean;
  onClose: () => void;
  /** Whose values; undefined while nobody is chosen. */
  person: string | undefined;
  /** Where the person is chosen. */
  picker: ReactNode;
}

/** Destroys what opens one person's values in the record. */
export function EraseDialog({ open, onClose, person, picker }: EraseDialogProps) {
  const queries = useQueryClient();
  const erasing = useMutation({
    mutationFn: (id: string) => eraseValues(id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['audit'] });
      onClose();
      toast('Their values are erased', { detail: 'The events stay, and can still be proved.' });
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="Erase a person’s values"
      confirm="Erase for good"
      typed="erase"
      busy={erasing.isPending}
      disabled={person === undefined}
      problem={erasing.error}
      onConfirm={() => person !== undefined && erasing.mutate(person)}
    >
      <p>
        Names, addresses and whatever else is theirs in the record of this organisation becomes unreadable, to everybody
        and for good: the key that opens it is destroyed. What happened, when, and by which account stays, and stays
        provable. The erasure is recorded.
      </p>
      {picker}
    </ConfirmDialog>
  );
}
