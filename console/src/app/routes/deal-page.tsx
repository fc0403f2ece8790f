import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { RecordActivity } from '@/app/routes/record-activity';
import { useDeletion } from '@/app/routes/record-deletion';
import { WithActivity } from '@/app/with-activity';
import { dealQuery, nameOf, pipelinesQuery } from '@/features/deal/api/deal-calls';
import { DealRecord } from '@/features/deal/components/deal-record';
import { paths } from '@/lib/path-builder';
import { DeleteButton } from '@/ui/delete-button';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { RecordSkeleton } from '@/ui/skeleton';

export function DealPage() {
  const { id = '' } = useParams();
  const deal = useQuery(dealQuery(id));
  const pipelines = useQuery(pipelinesQuery);
  const { because, busy, deleteIt } = useDeletion('deals');
  return (
    <Page
      title={
        <span className="flex items-center gap-1.5">
          <Link to={paths.deals()} className="font-medium text-ink-soft hover:text-ink">
            Deals
          </Link>
          <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
          <span className="truncate">{deal.data ? nameOf(deal.data) : '…'}</span>
        </span>
      }
      actions={
        deal.data && (
          <DeleteButton because={because} busy={busy} onDelete={() => deleteIt(deal.data, nameOf(deal.data))} />
        )
      }
    >
      {deal.isLoadingError ? (
        <ProblemState problem={deal.error} onRetry={() => void deal.refetch()} />
      ) : (
        <PageBody wide>
          {deal.data ? (
            <WithActivity everybody activity={<RecordActivity type="deal" id={deal.data.id} />}>
              <DealRecord key={deal.data.id} deal={deal.data} pipelines={pipelines.data?.items ?? []} />
            </WithActivity>
          ) : (
            <RecordSkeleton />
          )}
        </PageBody>
      )}
    </Page>
  );
}
