import type { FunnelStep } from '@/api/analytics-types';
import { figure } from '@/features/dashboard/components/figures';
import { count } from '@/lib/format';

/** How many came how far; a bar for each step, its figures in words. */
export function FunnelChart({ steps, label }: { steps: readonly FunnelStep[]; label: string }) {
  return (
    <ol aria-label={label} className="flex h-full min-h-0 flex-col justify-center gap-2.5 overflow-y-auto">
      {steps.map(({ name, title, people, of_first, of_previous }, index) => (
        <li key={name}>
          <div className="flex items-baseline justify-between gap-3 text-xs">
            <span className="min-w-0 truncate text-ink-soft">{title}</span>
            <span className="shrink-0 tabular-nums">
              <span className="font-semibold text-ink">{count(people)}</span>
              {index > 0 && (
                <span className="text-ink-faint"> · {figure(of_previous * 100, 'percent')} of the step before</span>
              )}
            </span>
          </div>
          <div aria-hidden className="mt-1 h-5 overflow-hidden rounded-md bg-pressed">
            <div className="h-full rounded-md bg-(--chart-1)" style={{ width: `${Math.max(of_first * 100, 0.5)}%` }} />
          </div>
        </li>
      ))}
    </ol>
  );
}
