import { ApiProblem } from '@/api/problem';
import { useRecordChanges } from '@/api/records';
import { usePermission } from '@/api/session';
import type { Deal, Pipeline } from '@/api/deal-types';
import { nameOf, useMoves } from '@/features/deal/api/deal-calls';
import { StatusBadge } from '@/features/deal/components/status-badge';
import { calendarDay, moment, money, tagsOf } from '@/lib/format';
import { amountText, typedAmount } from '@/lib/money';
import { Card } from '@/ui/card';
import { EditableFact } from '@/ui/editable-fact';
import { Fact, Facts } from '@/ui/facts';
import { ProblemNotice } from '@/ui/problem';
import { Select } from '@/ui/select';
import { StaleNotice } from '@/ui/stale-notice';
import { TagList } from '@/ui/tag-list';

const NO_AMOUNT = new ApiProblem({
  status: 0,
  code: 'validation_failed',
  title: 'Not valid',
  errors: [{ field: 'amount', code: 'invalid_format', message: 'Write an amount, such as 1250 EUR.' }],
});

export function DealRecord({ deal, pipelines }: { deal: Deal; pipelines: readonly Pipeline[] }) {
  const because = usePermission('deals:write') ? undefined : 'Your role may read deals, not change them.';
  const { save, problem, reload, reloading } = useRecordChanges('deals', deal);
  const moves = useMoves();
  const pipeline = pipelines.find(({ id }) => id === deal.pipeline_id);
  /** In the currency that it has, unless another is typed behind it: `1250 EUR`. */
  function saveAmount(text: string | null): Promise<unknown> {
    const [, typed = '', currency] = /^(.*?)\s*([A-Za-z]{3})?$/.exec(text ?? '') ?? [];
    const amount =
      text === null ? null : typedAmount(typed, currency?.toUpperCase() ?? deal.amount?.currency ?? 'USD');
    return amount === undefined ? Promise.reject(NO_AMOUNT) : save({ amount });
  }
  return (
    <div className="space-y-6">
      <StaleNotice problem={problem} busy={reloading} onReload={reload} />
      <ProblemNotice problem={moves.error} />
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 truncate text-xl font-semibold">{nameOf(deal)}</h2>
        {deal.status && <StatusBadge status={deal.status} />}
        {pipeline && (
          <Select
            label="Stage"
            value={deal.stage_id ?? ''}
            onChange={(stage) => moves.mutate({ deal, stage })}
            choices={pipeline.stages.map(({ id, name }) => ({ value: id, label: name }))}
            disabled={because !== undefined || moves.isPending}
            className="ml-auto w-44"
          />
        )}
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card className="px-5 py-3">
          <h3 className="pt-1.5 pb-1 text-sm font-semibold">About</h3>
          <Facts>
            <EditableFact
              name="Name"
              field="name"
              value={deal.name}
              because={because}
              onSave={(name) => save({ name })}
            />
            <EditableFact
              name="Amount"
              field="amount"
              value={deal.amount && `${amountText(deal.amount)} ${deal.amount.currency}`}
              because={because}
              onSave={saveAmount}
            >
              {deal.amount && money(deal.amount)}
            </EditableFact>
            <EditableFact
              name="Close date"
              field="close_date"
              type="date"
              value={deal.close_date}
              because={because}
              onSave={(close_date) => save({ close_date })}
            >
              {deal.close_date && calendarDay(deal.close_date)}
            </EditableFact>
            <EditableFact
              name="Tags"
              field="tags"
              value={deal.tags.join(', ')}
              because={because}
              onSave={(text) => save({ tags: tagsOf(text) })}
            >
              <TagList tags={deal.tags} />
            </EditableFact>
          </Facts>
        </Card>
        <Card className="px-5 py-3">
          <h3 className="pt-1.5 pb-1 text-sm font-semibold">Record</h3>
          <Facts>
            <Fact name="Pipeline">{pipeline?.name ?? '–'}</Fact>
            <Fact name="Added">{moment(deal.created_at)}</Fact>
            <Fact name="Changed">{moment(deal.updated_at)}</Fact>
            <Fact name="Version">{deal.version}</Fact>
          </Facts>
        </Card>
      </div>
    </div>
  );
}
