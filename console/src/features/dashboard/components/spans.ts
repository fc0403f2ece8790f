import type { TileRange, TileWindow } from '@/api/analytics-types';

const HOUR = 3_600_000;
const UNITS = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR } as const;

/** How long `30d` is, in milliseconds; undefined for another form. */
export function lengthOf(last: string): number | undefined {
  const match = /^([1-9][0-9]{0,3})([hdw])$/.exec(last);
  return match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : undefined;
}

/** From when until when, seen from now. */
export function spanOf({ last, from, to }: TileRange, now: number = Date.now()): { from: string; to: string } {
  if (from !== null && to !== null) {
    return { from, to };
  }
  const length = lengthOf(last ?? '') ?? 30 * UNITS.d;
  return { from: new Date(now - length).toISOString(), to: new Date(now).toISOString() };
}

export const RANGES: readonly (readonly [last: string, name: string])[] = [
  ['24h', 'Last 24 hours'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
  ['13w', 'Last 13 weeks'],
  ['52w', 'Last 52 weeks'],
];

export const WINDOWS: readonly (readonly [window: TileWindow, name: string])[] = [
  ['hour', 'By hour'],
  ['day', 'By day'],
  ['week', 'By week'],
  ['month', 'By month'],
];

const SHORTEST: Record<TileWindow, number> = { hour: HOUR, day: UNITS.d, week: UNITS.w, month: 28 * UNITS.d };
const MOST_WINDOWS = 998;

/** Whether a range has no more windows than one answer holds. */
export function fits(range: TileRange, window: TileWindow): boolean {
  const { from, to } = spanOf(range);
  return Date.parse(to) - Date.parse(from) <= SHORTEST[window] * MOST_WINDOWS;
}

/** `30d` as `Last 30 days`. */
export function rangeName({ last, from, to }: TileRange): string {
  if (last !== null) {
    const known = RANGES.find(([value]) => value === last);
    return known?.[1] ?? `Last ${last.slice(0, -1)} ${{ h: 'hours', d: 'days', w: 'weeks' }[last.slice(-1)] ?? ''}`;
  }
  const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
  return from === null || to === null ? '' : day.formatRange(new Date(from), new Date(Date.parse(to) - 1));
}
