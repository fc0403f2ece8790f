import type { Metric, Part, Point, Series, Tile, TileWindow } from '@/api/analytics-types';
import { count, money, words } from '@/lib/format';

/** Gives a group its name: a person's, by id, or a type of records. */
export type NameGroup = (group: string) => string;

/** One line, or one row of bars. */
export interface Line {
  name: string;
  currency: string | undefined;
  points: readonly Point[];
  total: number;
}

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** A figure as it is read: a count, a share, an amount of money. */
export function figure(value: number, unit: string | undefined, currency?: string): string {
  if (currency !== undefined) {
    return money({ amount: Math.round(value), currency });
  }
  if (unit === 'percent') {
    return percent.format(value / 100);
  }
  return Number.isInteger(value) ? count(value) : decimal.format(value);
}

/** What a tile shows of the answer: the whole, or its parts, those that are filtered out left out. */
export function linesOf(tile: Tile, series: Series, nameOf: NameGroup): Line[] {
  const wanted = Object.values(tile.filters);
  const parts = (series.series ?? []).filter(
    ({ group }) => wanted.length === 0 || (group != null && wanted.includes(group)),
  );
  const split = tile.group_by !== null || wanted.length > 0 || parts.some(({ currency }) => currency != null);
  if (split) {
    return parts.map((part) => ({
      name: nameOfPart(part, nameOf),
      currency: part.currency ?? undefined,
      points: part.points,
      total: part.total,
    }));
  }
  return [{ name: tile.title, currency: undefined, points: series.points, total: series.total ?? 0 }];
}

function nameOfPart({ group, currency }: Part, nameOf: NameGroup): string {
  const named = group == null || group === '' ? undefined : nameOf(group);
  return [named, currency].filter(Boolean).join(' · ') || 'Nobody';
}

/** One row for each start, one column for each line: what a chart draws and a table tells. */
export interface ChartRow {
  start: string;
  values: (number | undefined)[];
}

export function rowsOf(lines: readonly Line[]): ChartRow[] {
  const starts = [...new Set(lines.flatMap(({ points }) => points.map(({ start }) => start)))].sort();
  const values = lines.map(({ points }) => new Map(points.map(({ start, value }) => [start, value])));
  return starts.map((start) => ({ start, values: values.map((line) => line.get(start)) }));
}

/** The name of a stretch of time, in the zone that the figures are in. */
export function windowName(start: string, window: TileWindow, timezone: string | undefined): string {
  const timeZone = timezone ?? 'UTC';
  const time = new Date(start);
  switch (window) {
    case 'hour':
      return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: 'numeric', timeZone }).format(
        time,
      );
    case 'month':
      return new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone }).format(time);
    case 'week':
    case 'day':
      return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone }).format(time);
  }
}

export function unitName({ unit }: Pick<Metric, 'unit'>): string {
  return unit === 'minor_units' ? 'money' : unit === 'percent' ? 'per cent' : unit;
}

/** Ids are people's or records'; anything else is a word of ours. */
export function groupName(names: ReadonlyMap<string, string>): NameGroup {
  return (group) => names.get(group) ?? (/^[0-9a-f-]{36}$/.test(group) ? group.slice(0, 8) : words(group));
}

/** By what figures are split, as people say it. */
export function groupingName(by: string): string {
  return by === 'actor' ? 'Person' : words(by);
}

/** Which kinds can show a metric. */
export function kindsOf(metric: Pick<Metric, 'kind'> | undefined): Tile['kind'][] {
  if (metric?.kind === 'funnel' || metric?.kind === 'cohort') {
    return [metric.kind];
  }
  return ['number', 'line', 'bar'];
}
