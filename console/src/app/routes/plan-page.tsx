import { useQuery } from '@tanstack/react-query';
import { Receipt } from 'lucide-react';
import { invoicesQuery, plansQuery, subscriptionQuery } from '@/features/plan/api/plan-calls';
import { InvoiceTable } from '@/features/plan/components/invoice-table';
import { PlanChooser } from '@/features/plan/components/plan-chooser';
import { SeatMeter } from '@/features/plan/components/seat-meter';
import { Card } from '@/ui/card';
import { Page, PageBody } from '@/ui/page';
import { ProblemNotice, ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

export function PlanPage() {
  const plans = useQuery(plansQuery);
  const subscription = useQuery(subscriptionQuery);
  const invoices = useQuery(invoicesQuery);
  return (
    <Page title="Plan">
      {plans.isLoadingError ? (
        <ProblemState problem={plans.error} onRetry={() => void plans.refetch()} />
      ) : (
        <PageBody>
          <div className="space-y-8">
            <ProblemNotice problem={subscription.error} />
            {subscription.data && <SeatMeter subscription={subscription.data} />}
            {plans.data ? (
              <PlanChooser plans={plans.data} subscription={subscription.data} />
            ) : (
              <div className="grid gap-4 md:grid-cols-3">
                {[0, 1, 2].map((at) => (
                  <Skeleton key={at} className="h-80 rounded-2xl" />
                ))}
              </div>
            )}
            <section aria-labelledby="invoices">
              <h2 id="invoices" className="mb-3 text-base font-semibold">
                Invoices
              </h2>
              {invoices.isLoadingError ? (
                <ProblemNotice problem={invoices.error} />
              ) : invoices.data && invoices.data.length > 0 ? (
                <InvoiceTable invoices={invoices.data} />
              ) : invoices.data ? (
                <Card className="flex items-center gap-3 p-5 text-sm text-ink-soft">
                  <Receipt aria-hidden className="size-5 text-ink-faint" strokeWidth={1.75} />
                  No invoices. The first one comes with the first paid plan.
                </Card>
              ) : (
                <Skeleton className="h-24 rounded-2xl" />
              )}
            </section>
          </div>
        </PageBody>
      )}
    </Page>
  );
}
