import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refresh } from '@/api/refresh';
import { usePermission } from '@/api/session';
import type { Plan, Subscription } from '@/api/types';
import { choosePlan, subscriptionQuery } from '@/features/plan/api/plan-calls';
import { PlanCard } from '@/features/plan/components/plan-card';
import { QuoteSummary } from '@/features/plan/components/quote-summary';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { ProblemNotice } from '@/ui/problem';
import { toast } from '@/ui/toast';

export function PlanChooser({ plans, subscription }: { plans: Plan[]; subscription: Subscription | undefined }) {
  const [wanted, setWanted] = useState<Plan>();
  const mayChoose = usePermission('billing:write');
  const queries = useQueryClient();
  const { keyFor, spent } = useIdempotencyKey();
  const choosing = useMutation({
    mutationFn: async (plan: Plan) => {
      if (subscription) {
        await choosePlan(subscription, plan.id, keyFor([plan.id, subscription.version]));
      }
    },
    onSuccess: async (_, plan) => {
      spent();
      setWanted(undefined);
      toast(`You are on ${plan.name} now`);
      await queries.invalidateQueries({ queryKey: subscriptionQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ['invoices'] });
      // The plan stands in the token too.
      await refresh().catch(() => false);
    },
  });

  function reasonAgainst(plan: Plan): string | undefined {
    if (!subscription) {
      return 'Your present plan is not known yet.';
    }
    if (!mayChoose) {
      return 'Only those who may change billing can choose a plan.';
    }
    return plan.id === subscription.plan ? 'This is your plan.' : undefined;
  }

  return (
    <>
      <div className="grid gap-4 md:grid-cols-3">
        {plans.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            current={plan.id === subscription?.plan}
            busy={choosing.isPending && choosing.variables.id === plan.id}
            because={reasonAgainst(plan)}
            onChoose={() => setWanted(plan)}
          />
        ))}
      </div>
      <Dialog
        open={wanted !== undefined}
        onOpenChange={(open) => {
          if (!open) {
            setWanted(undefined);
            choosing.reset();
          }
        }}
      >
        {wanted && (
          <DialogContent title={`Change to ${wanted.name}?`} description="It takes effect at once.">
            <div className="space-y-3 px-5 py-3">
              <ProblemNotice problem={choosing.error} />
              <QuoteSummary plan={wanted.id} />
            </div>
            <DialogFooter>
              <DialogClose asChild>
                <Button>Keep the present plan</Button>
              </DialogClose>
              <Button variant="primary" busy={choosing.isPending} onClick={() => choosing.mutate(wanted)}>
                Change to {wanted.name}
              </Button>
            </DialogFooter>
          </DialogContent>
        )}
      </Dialog>
    </>
  );
}
