import { Trash2 } from 'lucide-react';
import { ReasonedButton } from '@/ui/reasoned-button';

interface DeleteButtonProps {
  because: string | undefined;
  busy: boolean;
  onDelete: () => void;
}

/** Asks no question: what it deletes can be brought back. */
export function DeleteButton({ because, busy, onDelete }: DeleteButtonProps) {
  return (
    <ReasonedButton because={because} busy={busy} onClick={onDelete}>
      <Trash2 aria-hidden />
      Delete
    </ReasonedButton>
  );
}
