import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClaims } from '@/api/session';
import { factorsQuery, renewRecoveryCodes } from '@/features/factor/api/factor-calls';
import { RecoveryCodes } from '@/features/factor/components/recovery-codes';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Dialog, DialogContent } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';

/** How many recovery codes are left, and new ones in their place. */
export function RecoveryPanel() {
  const queries = useQueryClient();
  const factors = useQuery(factorsQuery);
  const { email } = useClaims();
  const [asking, setAsking] = useState(false);
  const renewing = useMutation({
    mutationFn: renewRecoveryCodes,
    onSuccess: () => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: factorsQuery.queryKey });
    },
  });
  if (!factors.data) {
    return <Skeleton className="h-10" />;
  }
  const left = factors.data.recovery_codes_left;
  if (factors.data.items.length === 0) {
    return <p className="text-sm text-ink-soft">They come with your first second factor.</p>;
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="mr-auto text-sm">
        <span className="font-medium tabular-nums">{left} of 10</span>{' '}
        <span className="text-ink-soft">{left === 1 ? 'is' : 'are'} left.</span>
      </p>
      <Button onClick={() => setAsking(true)}>Make new ones</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Make new recovery codes?"
        confirm="Make new ones"
        tone="primary"
        busy={renewing.isPending}
        problem={renewing.error}
        onConfirm={() => renewing.mutate()}
      >
        <p>The ones you have now stop working.</p>
      </ConfirmDialog>
      <Dialog open={renewing.data !== undefined} onOpenChange={(open) => !open && renewing.reset()}>
        {renewing.data && (
          <DialogContent title="Your recovery codes" className="max-w-md" keepsOpen>
            <RecoveryCodes codes={renewing.data.recovery_codes} email={email} onKept={() => renewing.reset()} />
          </DialogContent>
        )}
      </Dialog>
    </div>
  );
}
