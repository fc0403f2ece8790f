import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Factor } from '@/api/identity-types';
import { factorsQuery, removeFactor } from '@/features/factor/api/factor-calls';
import { KINDS } from '@/features/factor/components/factor-words';
import { ago, day, moment } from '@/lib/format';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';

/** What a person can prove themselves by beside the password. */
export function FactorList({ factors }: { factors: Factor[] }) {
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState<Factor>();
  const removing = useMutation({
    mutationFn: removeFactor,
    onSuccess: () => {
      setLeaving(undefined);
      toast('It is removed', { detail: 'Your other sessions were ended.' });
      return queries.invalidateQueries({ queryKey: factorsQuery.queryKey });
    },
  });

  function close() {
    setLeaving(undefined);
    removing.reset();
  }

  return (
    <>
      <ul aria-label="Second factors" className="divide-y divide-line rounded-xl border border-line">
        {factors.map((factor) => (
          <Item key={factor.id} factor={factor} onRemove={() => setLeaving(factor)} />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== undefined}
        onClose={close}
        title={`Remove ${leaving?.name ?? ''}?`}
        confirm="Remove"
        busy={removing.isPending}
        problem={removing.error}
        onConfirm={() => leaving && removing.mutate(leaving)}
      >
        <p>
          It lets you in no more, and your other sessions are ended.
          {factors.length === 1 &&
            ' It is your last second factor: your password alone will do, for anybody who has it.'}
        </p>
      </ConfirmDialog>
    </>
  );
}

function Item({ factor, onRemove }: { factor: Factor; onRemove: () => void }) {
  const { name, icon: Icon } = KINDS[factor.kind as keyof typeof KINDS];
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Icon aria-hidden className="size-4.5 shrink-0 text-accent" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{factor.name}</p>
        <p className="mt-0.5 truncate text-xs text-ink-faint first-letter:uppercase">
          {factor.name !== name && <>{name} · </>}
          {factor.address && <>{factor.address} · </>}
          added {day(factor.created_at)}
          {factor.last_used_at && <span title={moment(factor.last_used_at)}> · used {ago(factor.last_used_at)}</span>}
        </p>
      </div>
      <Button size="sm" variant="danger" aria-label={`Remove ${factor.name}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}
