import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { wordsFor } from '@/api/problem-words';
import { exportAccount } from '@/features/account/api/account-calls';
import { Button } from '@/ui/button';
import { toast } from '@/ui/toast';

/** All that is kept of one's own account, as a file. */
export function ExportButton() {
  const exporting = useMutation({
    mutationFn: exportAccount,
    onSuccess: save,
    onError: (problem) => toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  return (
    <Button busy={exporting.isPending} onClick={() => exporting.mutate()}>
      {!exporting.isPending && <Download aria-hidden />}
      Download my data
    </Button>
  );
}

function save(file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'truevalue-account.json';
  link.click();
  URL.revokeObjectURL(address);
}
