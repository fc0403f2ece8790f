import type { TileWindow } from '@/api/analytics-types';
import { figure, type Line, rowsOf, windowName } from '@/features/dashboard/components/figures';
import { Button } from '@/ui/button';

interface FigureTableProps {
  label: string;
  lines: readonly Line[];
  window: TileWindow;
  timezone: string | undefined;
  unit: string | undefined;
  /** Shows the records of one stretch of time; undefined where the metric has none. */
  onRecords: ((span: { from: string; to: string }) => void) | undefined;
  /** The end of the last stretch. */
  to: string;
}

/** The figures of a chart as a table, for those who read rather than look, and as the way to the records behind them. */
export function FigureTable({ label, lines, window, timezone, unit, onRecords, to }: FigureTableProps) {
  const rows = rowsOf(lines);
  return (
    // It scrolls by itself, for the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="h-full overflow-auto" role="region" aria-label={label} tabIndex={0}>
      <table aria-label={label} className="w-full text-xs tabular-nums">
        <thead className="text-ink-faint">
          <tr>
            <th scope="col" className="sticky top-0 bg-raised py-1 text-left font-medium">
              Start
            </th>
            {lines.map(({ name }, index) => (
              <th key={index} scope="col" className="sticky top-0 bg-raised px-2 py-1 text-right font-medium">
                {lines.length === 1 ? 'Figure' : name}
              </th>
            ))}
            {onRecords && (
              <th scope="col" className="sticky top-0 bg-raised">
                <span className="sr-only">Records</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ start, values }, row) => (
            <tr key={start} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal whitespace-nowrap text-ink-soft">
                {windowName(start, window, timezone)}
              </th>
              {values.map((value, index) => (
                <td key={index} className="px-2 py-1 text-right">
                  {value === undefined ? '–' : figure(value, unit, lines[index]?.currency)}
                </td>
              ))}
              {onRecords && (
                <td className="py-0.5 text-right">
                  <Button
                    variant="link"
                    size="sm"
                    aria-label={`Records of ${windowName(start, window, timezone)}`}
                    onClick={() => onRecords({ from: start, to: rows[row + 1]?.start ?? to })}
                  >
                    Records
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
