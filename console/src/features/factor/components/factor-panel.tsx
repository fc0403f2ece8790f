import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { factorsQuery } from '@/features/factor/api/factor-calls';
import { AddDialog, type Added } from '@/features/factor/components/add-dialog';
import { FactorList } from '@/features/factor/components/factor-list';
import { KINDS } from '@/features/factor/components/factor-words';
import { Button } from '@/ui/button';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

/** The second factors that a person has, and those that they can add. */
export function FactorPanel({ onAdded }: { onAdded?: () => void }) {
  const factors = useQuery(factorsQuery);
  const [adding, setAdding] = useState<Added>();
  if (factors.isPending) {
    return <Skeleton className="h-32 rounded-xl" />;
  }
  if (factors.isError) {
    return (
      <div className="flex flex-col items-start gap-3">
        <ProblemNotice problem={factors.error} />
        <Button onClick={() => void factors.refetch()}>Try again</Button>
      </div>
    );
  }
  const held = factors.data.items;
  const once = (kind: Added) => kind === 'email' && held.some((factor) => factor.kind === kind);
  const open = (Object.keys(KINDS) as Added[]).filter((kind) => !once(kind));
  return (
    <div className="flex flex-col gap-4">
      {held.length > 0 && <FactorList factors={held} />}
      <ul aria-label="Add a second factor" className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
        {open.map((kind) => (
          <li key={kind}>
            <AddCard kind={kind} onAdd={() => setAdding(kind)} />
          </li>
        ))}
      </ul>
      <AddDialog kind={adding} onClose={() => setAdding(undefined)} {...(onAdded ? { onAdded } : {})} />
    </div>
  );
}

function AddCard({ kind, onAdd }: { kind: Added; onAdd: () => void }) {
  const { name, lead, icon: Icon } = KINDS[kind];
  return (
    <button
      type="button"
      onClick={onAdd}
      className="flex h-full w-full items-start gap-3 rounded-xl border border-dashed border-line-strong p-3 text-left hover:border-accent hover:bg-hover"
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium">{name}</span>
        <span className="mt-0.5 block text-xs text-ink-faint">{lead}</span>
      </span>
      <Plus aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
    </button>
  );
}
