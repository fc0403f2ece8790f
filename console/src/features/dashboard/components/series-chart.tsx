import { memo } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line as LineMark,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { TileWindow } from '@/api/analytics-types';
import { figure, type Line, rowsOf, windowName } from '@/features/dashboard/components/figures';

/** Told apart by lightness too, in both themes; further lines begin again with another stroke. */
const COLOURS = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)'];
const MOST_LINES = 8;

interface SeriesChartProps {
  kind: 'line' | 'bar';
  lines: readonly Line[];
  window: TileWindow;
  timezone: string | undefined;
  unit: string | undefined;
  /** What the picture says, for those who do not see it. */
  label: string;
}

/** Lines or bars over time. The same figures stand in a table beside it. */
export const SeriesChart = memo(function SeriesChart(props: SeriesChartProps) {
  const { kind, lines, window, timezone, unit, label } = props;
  const shown = lines.slice(0, MOST_LINES);
  const rows = rowsOf(shown).map(({ start, values }) => ({
    start,
    ...Object.fromEntries(values.map((value, index) => [`v${index}`, value])),
  }));
  const currency = shown[0]?.currency;
  const several = shown.length > 1;
  const frame = (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="start"
        tickFormatter={(start: string) => windowName(start, window, timezone)}
        tick={{ fill: 'var(--ink-faint)', fontSize: 11 }}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        minTickGap={28}
      />
      <YAxis
        width={44}
        tickFormatter={(value: number) => short(value, unit, currency)}
        tick={{ fill: 'var(--ink-faint)', fontSize: 11 }}
        tickLine={false}
        axisLine={false}
        allowDecimals={unit === 'percent' || currency !== undefined}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={kind === 'bar' ? { fill: 'var(--hover)' } : { stroke: 'var(--line-strong)' }}
        labelFormatter={(start) => (typeof start === 'string' ? windowName(start, window, timezone) : '')}
        formatter={(value, name, item) => [
          figure(Number(value), unit, shown[Number(String(item.dataKey).slice(1))]?.currency),
          name,
        ]}
        contentStyle={{
          background: 'var(--raised)',
          border: '1px solid var(--line)',
          borderRadius: 10,
          color: 'var(--ink)',
          fontSize: 12,
        }}
      />
      {several && <Legend wrapperStyle={{ fontSize: 11 }} iconSize={8} formatter={legendText} />}
    </>
  );
  return (
    <div role="img" aria-label={label} className="h-full min-h-0 w-full">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 180 }}>
        {kind === 'line' ? (
          <LineChart data={rows} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            {frame}
            {shown.map((line, index) => (
              <LineMark
                key={`${line.name} ${index}`}
                dataKey={`v${index}`}
                name={line.name}
                stroke={colour(index)}
                {...(index >= COLOURS.length ? { strokeDasharray: '5 4' } : {})}
                strokeWidth={2}
                type="monotone"
                dot={rows.length === 1}
                connectNulls
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        ) : (
          <BarChart data={rows} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            {frame}
            {shown.map((line, index) => (
              <Bar
                key={`${line.name} ${index}`}
                dataKey={`v${index}`}
                name={line.name}
                fill={colour(index)}
                radius={several ? 0 : [3, 3, 0, 0]}
                {...(several ? { stackId: 'all' } : {})}
                maxBarSize={44}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        )}
      </ResponsiveContainer>
    </div>
  );
});

function colour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? 'var(--accent)';
}

/** Ink rather than the line's own colour, which has too little contrast for text. */
function legendText(name: string) {
  return <span className="text-ink-soft">{name}</span>;
}

const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

function short(value: number, unit: string | undefined, currency: string | undefined): string {
  if (currency !== undefined) {
    const digits = new Intl.NumberFormat(undefined, { style: 'currency', currency }).resolvedOptions();
    return compact.format(value / 10 ** (digits.maximumFractionDigits ?? 2));
  }
  return unit === 'percent' ? figure(value, unit) : compact.format(value);
}
