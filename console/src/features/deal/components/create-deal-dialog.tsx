import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { faultOf } from '@/api/problem-words';
import type { Deal, Pipeline } from '@/api/deal-types';
import { createDeal, type NewDeal } from '@/features/deal/api/deal-calls';
import { filled } from '@/lib/form';
import { typedAmount } from '@/lib/money';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';
import { Select } from '@/ui/select';

const FIELDS = ['name', 'amount', 'close_date', 'stage_id'] as const;
const CURRENCIES = ['USD', 'EUR', 'GBP', 'INR', 'JPY', 'CHF', 'CAD', 'AUD'];

interface CreateDealDialogProps {
  pipeline: Pipeline | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (deal: Deal) => void;
}

export function CreateDealDialog({ pipeline, open, onOpenChange, onCreated }: CreateDealDialogProps) {
  const queries = useQueryClient();
  const { keyFor, spent } = useIdempotencyKey();
  const [currency, setCurrency] = useState('USD');
  const [stage, setStage] = useState<string>();
  const [noAmount, setNoAmount] = useState(false);
  const creating = useMutation({
    mutationFn: (deal: NewDeal) => createDeal(deal, keyFor(deal)),
    onSuccess: (deal) => {
      spent();
      setStage(undefined);
      void queries.invalidateQueries({ queryKey: ['deals', 'list'] });
      onCreated(deal);
    },
  });

  function change(next: boolean) {
    creating.reset();
    setNoAmount(false);
    setStage(undefined);
    onOpenChange(next);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { amount, ...texts } = filled(new FormData(event.currentTarget));
    const typed = amount === undefined ? undefined : typedAmount(amount, currency);
    setNoAmount(amount !== undefined && typed === undefined);
    if (amount === undefined || typed) {
      const where = stage ?? pipeline?.stages[0]?.id;
      creating.mutate({ ...texts, ...(typed && { amount: typed }), ...(where && { stage_id: where }) });
    }
  }

  const fault = (field: (typeof FIELDS)[number]) => faultOf(creating.error, field);
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent title="New deal" description="Something you mean to sell.">
        <form onSubmit={submit} aria-label="New deal">
          <div className="grid gap-4 px-5 pt-3 pb-5 sm:grid-cols-2">
            <ProblemNotice problem={creating.error} fields={FIELDS} className="sm:col-span-2" />
            <Field label="Name" name="name" required maxLength={200} fieldClassName="sm:col-span-2" error={fault('name')} />
            <Field
              label="Amount"
              name="amount"
              optional
              inputMode="decimal"
              placeholder="1250.00"
              error={noAmount ? `Write an amount in ${currency}, such as 1250.` : fault('amount')}
            />
            <div className="flex flex-col gap-1.5 text-sm font-medium">
              Currency
              <Select
                label="Currency"
                value={currency}
                onChange={setCurrency}
                choices={CURRENCIES.map((value) => ({ value, label: value }))}
                className="h-9"
              />
            </div>
            <div className="flex flex-col gap-1.5 text-sm font-medium">
              Stage
              <Select
                label="Stage"
                value={stage ?? pipeline?.stages[0]?.id ?? ''}
                onChange={setStage}
                choices={(pipeline?.stages ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                className="h-9"
              />
            </div>
            <Field label="Close date" name="close_date" type="date" optional error={fault('close_date')} />
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={creating.isPending}>
              Create deal
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
