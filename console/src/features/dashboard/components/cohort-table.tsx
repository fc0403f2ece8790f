import type { Cohort } from '@/api/analytics-types';
import { figure, windowName } from '@/features/dashboard/components/figures';
import { count } from '@/lib/format';

interface CohortTableProps {
  cohorts: readonly Cohort[];
  timezone: string | undefined;
  label: string;
}

/** Who began when, and the share of them that was there again in each week after. */
export function CohortTable({ cohorts, timezone, label }: CohortTableProps) {
  const weeks = Math.max(0, ...cohorts.map((cohort) => cohort.weeks.length));
  return (
    // It scrolls by itself where it is too wide, for the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="h-full overflow-auto" role="region" aria-label={label} tabIndex={0}>
      <table className="w-full border-separate border-spacing-0.5 text-xs tabular-nums">
        <thead>
          <tr className="text-ink-faint">
            <th scope="col" className="sticky left-0 bg-raised pr-2 text-left font-medium">
              Week of
            </th>
            <th scope="col" className="px-1.5 text-right font-medium">
              People
            </th>
            {Array.from({ length: weeks }, (_, week) => (
              <th key={week} scope="col" className="px-1.5 text-center font-medium">
                {week}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ start, size, weeks: active }) => (
            <tr key={start}>
              <th
                scope="row"
                className="sticky left-0 bg-raised pr-2 text-left font-normal whitespace-nowrap text-ink-soft"
              >
                {windowName(start, 'week', timezone)}
              </th>
              <td className="px-1.5 text-right text-ink-soft">{count(size)}</td>
              {active.map((people, week) => (
                <CohortCell key={week} share={size === 0 ? 0 : people / size} people={people} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CohortCell({ share, people }: { share: number; people: number }) {
  const strength = Math.round(share * 55);
  return (
    <td
      title={`${count(people)} people`}
      className="rounded-md px-1.5 py-1 text-center text-ink"
      style={{ background: `color-mix(in oklab, var(--chart-1) ${strength}%, var(--raised))` }}
    >
      {figure(share * 100, 'percent')}
    </td>
  );
}
