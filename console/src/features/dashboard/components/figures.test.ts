import { describe, expect, it } from 'vitest';
import type { Series, Tile } from '@/api/analytics-types';
import { figure, groupName, kindsOf, linesOf, rowsOf } from '@/features/dashboard/components/figures';
import { fits, lengthOf, rangeName, spanOf } from '@/features/dashboard/components/spans';

const TILE: Tile = {
  ...{ id: 't', title: 'Contacts', kind: 'line', metric: 'contacts_created', window: 'day' },
  ...{ range: { last: '30d', from: null, to: null }, group_by: null, filters: {}, x: 0, y: 0, w: 6, h: 4 },
};
const POINTS = [
  { start: '2026-03-02T00:00:00Z', value: 2 },
  { start: '2026-03-03T00:00:00Z', value: 3 },
];
const plain = (group: string) => group;

describe('figures', () => {
  it('are told in their unit', () => {
    expect(figure(1234, 'contacts')).toBe('1,234');
    expect(figure(41.25, 'percent')).toBe('41.3%');
    expect(figure(490_050, 'minor_units', 'USD')).toBe('$4,900.50');
    expect(figure(490_000, 'minor_units', 'JPY')).toBe('¥490,000');
    expect(figure(2.5, 'days')).toBe('2.5');
  });

  it('are one line unless they are split', () => {
    const series: Series = { metric: 'contacts_created', window: 'day', points: POINTS, total: 5, series: [] };
    expect(linesOf(TILE, series, plain)).toEqual([{ name: 'Contacts', currency: undefined, points: POINTS, total: 5 }]);
  });

  it('are a line for each group, and only the one that is filtered for', () => {
    const series: Series = {
      ...{ metric: 'contacts_created', window: 'day', points: POINTS, total: 5 },
      series: [
        { group: 'sarah', points: POINTS, total: 5 },
        { group: 'kim', points: [], total: 0 },
      ],
    };
    expect(linesOf({ ...TILE, group_by: 'actor' }, series, plain).map(({ name }) => name)).toEqual(['sarah', 'kim']);
    const filtered = { ...TILE, filters: { actor: 'kim' } };
    expect(linesOf(filtered, series, plain).map(({ name }) => name)).toEqual(['kim']);
  });

  it('never add amounts of different currencies', () => {
    const series: Series = {
      ...{ metric: 'pipeline_value', window: 'day', points: [] },
      series: [
        { currency: 'USD', points: POINTS, total: 3 },
        { currency: 'EUR', points: POINTS, total: 3 },
      ],
    };
    expect(linesOf(TILE, series, plain).map(({ name, currency }) => [name, currency])).toEqual([
      ['USD', 'USD'],
      ['EUR', 'EUR'],
    ]);
  });

  it('stand in rows by their start, those of a shorter line left open', () => {
    const lines = [
      { name: 'a', currency: undefined, points: POINTS, total: 5 },
      { name: 'b', currency: undefined, points: POINTS.slice(1), total: 3 },
    ];
    expect(rowsOf(lines).map(({ values }) => values)).toEqual([
      [2, undefined],
      [3, 3],
    ]);
  });

  it('name people by their names and types by words', () => {
    const name = groupName(new Map([['01890000-0000-7000-8000-000000000001', 'Sarah']]));
    expect(name('01890000-0000-7000-8000-000000000001')).toBe('Sarah');
    expect(name('01890000-0000-7000-8000-000000000002')).toBe('01890000');
    expect(name('contact.created')).toBe('Contact created');
  });

  it('are drawn as what they are', () => {
    expect(kindsOf({ kind: 'funnel' })).toEqual(['funnel']);
    expect(kindsOf({ kind: 'cohort' })).toEqual(['cohort']);
    expect(kindsOf({ kind: 'level' })).toEqual(['number', 'line', 'bar']);
  });
});

describe('a span', () => {
  const NOW = Date.parse('2026-11-21T10:00:00Z');

  it('ends now, or is as it was fixed', () => {
    expect(spanOf({ last: '24h', from: null, to: null }, NOW)).toEqual({
      from: '2026-11-20T10:00:00.000Z',
      to: '2026-11-21T10:00:00.000Z',
    });
    const fixed = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
    expect(spanOf({ last: null, ...fixed }, NOW)).toEqual(fixed);
  });

  it('has a form and a name', () => {
    expect(lengthOf('2w')).toBe(1_209_600_000);
    expect(lengthOf('1m')).toBeUndefined();
    expect(rangeName({ last: '30d', from: null, to: null })).toBe('Last 30 days');
    expect(rangeName({ last: '5d', from: null, to: null })).toBe('Last 5 days');
  });

  it('holds no more windows than an answer does', () => {
    expect(fits({ last: '52w', from: null, to: null }, 'day')).toBe(true);
    expect(fits({ last: '52w', from: null, to: null }, 'hour')).toBe(false);
  });
});
