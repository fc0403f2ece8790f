import { useQuery } from '@tanstack/react-query';
import { Columns3, List, Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePermission } from '@/api/session';
import { DealsBoard } from '@/app/routes/deals-board';
import { DealsList } from '@/app/routes/deals-list';
import { nameOf, pipelinesQuery } from '@/features/deal/api/deal-calls';
import { CreateDealDialog } from '@/features/deal/components/create-deal-dialog';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { ReasonedButton } from '@/ui/reasoned-button';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';

/** Deals as a board, or as a list; which one, and of which pipeline, stands in the address. */
export function DealsPage() {
  const [search, setSearch] = useSearchParams();
  const pipelines = useQuery(pipelinesQuery);
  const [creating, setCreating] = useState(false);
  const mayWrite = usePermission('deals:write');
  const items = pipelines.data?.items ?? [];
  const pipeline = items.find(({ id }) => id === search.get('pipeline')) ?? items[0];
  const asList = search.get('view') === 'list';

  function set(name: string, value: string | undefined) {
    const after = new URLSearchParams(search);
    after.delete(name);
    if (value !== undefined) {
      after.set(name, value);
    }
    setSearch(after, { replace: true });
  }

  const newDeal = (
    <ReasonedButton
      variant="primary"
      because={mayWrite ? undefined : 'Your role may read deals, not create them.'}
      onClick={() => setCreating(true)}
    >
      <Plus aria-hidden />
      New deal
    </ReasonedButton>
  );
  return (
    <Page
      title="Deals"
      actions={
        <>
          {items.length > 1 && !asList && pipeline && (
            <Select
              label="Pipeline"
              value={pipeline.id}
              onChange={(id) => set('pipeline', id)}
              choices={items.map(({ id, name }) => ({ value: id, label: name }))}
              className="w-40"
            />
          )}
          <Button onClick={() => set('view', asList ? undefined : 'list')}>
            {asList ? <Columns3 aria-hidden /> : <List aria-hidden />}
            {asList ? 'Board' : 'List'}
          </Button>
          {newDeal}
        </>
      }
    >
      {pipelines.isLoadingError ? (
        <ProblemState problem={pipelines.error} onRetry={() => void pipelines.refetch()} />
      ) : asList ? (
        <DealsList pipelines={items} newDeal={newDeal} />
      ) : (
        pipeline && <DealsBoard pipeline={pipeline} />
      )}
      <CreateDealDialog
        pipeline={pipeline}
        open={creating}
        onOpenChange={setCreating}
        onCreated={(deal) => {
          setCreating(false);
          toast('Deal created', { detail: nameOf(deal) });
        }}
      />
    </Page>
  );
}
