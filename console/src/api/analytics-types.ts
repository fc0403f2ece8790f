/** What analytics answers. */

export type MetricKind = 'count' | 'unique' | 'level' | 'ratio' | 'funnel' | 'cohort';

export interface Metric {
  name: string;
  title: string;
  definition: string;
  /** A word, or `minor_units` of a currency, or `percent`. */
  unit: string;
  kind: MetricKind;
  group_by: string[];
  source_events: string[];
  /** Whether the records behind a figure can be listed. */
  drills_down?: boolean;
}

export interface Point {
  start: string;
  value: number;
}

/** A part of a metric's figures: of one group, or of one currency. */
export interface Part {
  group?: string | null;
  currency?: string | null;
  points: Point[];
  total: number;
}

export interface Series {
  metric: string;
  window: TileWindow;
  timezone?: string;
  unit?: string;
  /** All together; empty where amounts of several currencies would have to be added. */
  points: Point[];
  total?: number | null;
  /** Where the figures are split. */
  series?: Part[];
}

export interface FunnelDefinition {
  name: string;
  title: string;
  definition: string;
  unit: string;
  steps: { name: string; title: string }[];
}

export interface FunnelStep {
  name: string;
  title: string;
  people: number;
  /** 0 to 1. */
  of_first: number;
  of_previous: number;
}

export interface Funnel {
  funnel: string;
  timezone?: string;
  steps: FunnelStep[];
}

/** How many of those who began in a week were there again in each week after it. */
export interface Cohort {
  start: string;
  size: number;
  weeks: number[];
}

export interface Retention {
  timezone?: string;
  cohorts: Cohort[];
}

/** A record behind a figure. */
export interface FigureRecord {
  type: string;
  id: string;
  title: string | null;
}

export type Visibility = 'private' | 'organization';
export type TileKind = 'number' | 'line' | 'bar' | 'funnel' | 'cohort';
export type TileWindow = 'hour' | 'day' | 'week' | 'month';

/** Either the last so many hours, days or weeks, or from one moment to another. */
export interface TileRange {
  last: string | null;
  from: string | null;
  to: string | null;
}

export interface Tile {
  id: string;
  title: string;
  kind: TileKind;
  metric: string;
  window: TileWindow;
  range: TileRange;
  group_by: string | null;
  filters: Record<string, string>;
  /** In columns of twelve and in rows. */
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Dashboard {
  id: string;
  name: string;
  description: string;
  visibility: Visibility;
  owner_id: string;
  tiles: Tile[];
  version: number;
  created_at: string;
  updated_at: string;
}

/** An event of the stream of figures. */
export interface LiveFigure {
  metric: string;
  last: string;
  window: TileWindow;
  value: number | null;
  amounts: Record<string, number>;
  at: string;
}
