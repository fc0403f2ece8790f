import type { TileWindow } from '@/api/analytics-types';
import type { LiveState } from '@/features/dashboard/api/use-live-figures';
import type { Look } from '@/features/dashboard/api/figure-calls';
import { RANGES, WINDOWS } from '@/features/dashboard/components/spans';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';

interface ViewBarProps {
  look: Look;
  onLook: (look: Look) => void;
  live: LiveState;
  onLive: (on: boolean) => void;
}

const OWN = 'own';

/** Looks at all tiles over another time, by other stretches, in another zone, without changing what is saved. */
export function ViewBar({ look, onLook, live, onLive }: ViewBarProps) {
  return (
    <div
      role="group"
      aria-label="Look at"
      className="flex flex-wrap items-center gap-2 border-b border-line px-6 py-2.5"
    >
      <Select
        label="Time"
        className="w-auto min-w-36"
        value={look.last ?? OWN}
        onChange={(last) => onLook({ ...look, last: last === OWN ? undefined : last })}
        choices={[{ value: OWN, label: 'Each tile’s time' }, ...RANGES.map(([value, label]) => ({ value, label }))]}
      />
      <Select
        label="Stretches"
        className="w-auto min-w-32"
        value={look.window ?? OWN}
        onChange={(window) => onLook({ ...look, window: window === OWN ? undefined : (window as TileWindow) })}
        choices={[{ value: OWN, label: 'As saved' }, ...WINDOWS.map(([value, label]) => ({ value, label }))]}
      />
      <Select
        label="Time zone"
        className="w-auto min-w-40"
        value={look.timezone ?? OWN}
        onChange={(timezone) => onLook({ ...look, timezone: timezone === OWN ? undefined : timezone })}
        choices={zones(look.timezone)}
      />
      <span className="ml-auto flex items-center gap-2 text-sm text-ink-soft">
        <span aria-hidden>Live</span>
        <Switch label="Live" checked={live !== 'off'} onChange={onLive} />
        <span role="status" className="sr-only">
          {live === 'live' ? 'Figures follow as they change' : live === 'connecting' ? 'Connecting' : ''}
        </span>
      </span>
    </div>
  );
}

/** The organisation's, one's own, UTC, and whichever the address names. */
function zones(chosen: string | undefined) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const named = [...new Set([own, 'UTC', ...(chosen ? [chosen] : [])])];
  return [
    { value: OWN, label: 'Organisation’s time' },
    ...named.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
  ];
}
