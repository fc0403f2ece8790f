import { figure, type Line } from '@/features/dashboard/components/figures';

interface NumberFigureProps {
  lines: readonly Line[];
  unit: string | undefined;
  /** What stands there at this moment, where it is followed. */
  live: { value: number | null; amounts: Record<string, number> } | undefined;
}

/** One figure, large, or one for each currency or group. */
export function NumberFigure({ lines, unit, live }: NumberFigureProps) {
  const only = lines.length === 1 ? lines[0] : undefined;
  if (only && only.currency === undefined) {
    return (
      <div className="flex h-full min-h-0 flex-col justify-end gap-2">
        <p className="text-3xl font-semibold tracking-tight tabular-nums">{figure(live?.value ?? only.total, unit)}</p>
        <Spark points={only.points.map(({ value }) => value)} />
      </div>
    );
  }
  return (
    <ul className="flex h-full flex-col justify-center gap-1 overflow-y-auto">
      {lines.length === 0 && <li className="text-2xl font-semibold text-ink-faint">–</li>}
      {lines.slice(0, 6).map(({ name, currency, total }) => (
        <li key={name} className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate text-xs text-ink-soft">{name}</span>
          <span className="text-lg font-semibold tabular-nums">
            {figure((currency === undefined ? undefined : live?.amounts[currency]) ?? total, unit, currency)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The way there, without figures. */
function Spark({ points }: { points: readonly number[] }) {
  if (points.length < 2) {
    return null;
  }
  const highest = Math.max(...points);
  const lowest = Math.min(0, ...points);
  const height = (value: number) => 22 - ((value - lowest) / Math.max(1e-9, highest - lowest)) * 20;
  const path = points.map((value, index) => `${(index / (points.length - 1)) * 100},${height(value).toFixed(2)}`);
  return (
    <svg aria-hidden viewBox="0 0 100 24" preserveAspectRatio="none" className="h-6 w-full text-accent">
      <polyline
        points={path.join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
