import { expect, it } from 'vitest';
import { changesBetween } from '@/features/audit/components/changes';

it('lists what differs and nothing else', () => {
  const before = { name: 'Acme', slug: 'acme', tags: ['a'], gone: 1 };
  const after = { name: 'Acme Corp', slug: 'acme', tags: ['a'], added: { deep: true } };
  expect(changesBetween(before, after)).toEqual([
    { field: 'name', before: 'Acme', after: 'Acme Corp' },
    { field: 'gone', before: '1', after: undefined },
    { field: 'added', before: undefined, after: '{"deep":true}' },
  ]);
});

it('has nothing to list where no state was kept', () => {
  expect(changesBetween(null, undefined)).toEqual([]);
});

it('writes amounts and lists as a person would', () => {
  const before = { price: { amount: 0, currency: 'USD' }, tags: [] };
  const after = { price: { amount: 4900, currency: 'USD' }, tags: ['press', 'east'] };
  expect(changesBetween(before, after)).toEqual([
    { field: 'price', before: '$0', after: '$49' },
    { field: 'tags', before: undefined, after: 'press, east' },
  ]);
});
