import { expect, it } from 'vitest';
import { changesBetween } from '@/features/audit/components/changes';

it('lists what differs and nothing else, down to single values', () => {
  const before = { name: 'Acme', slug: 'acme', tags: ['a'], gone: 1, custom: { region: 'east', size: 4 } };
  const after = { name: 'Acme Corp', slug: 'acme', tags: ['a'], custom: { region: 'west', size: 4 } };
  expect(changesBetween(before, after)).toEqual([
    { field: 'Name', before: 'Acme', after: 'Acme Corp' },
    { field: 'Gone', before: '1', after: undefined },
    { field: 'Custom › Region', before: 'east', after: 'west' },
  ]);
});

it('counts what stands in a list', () => {
  const before = { addresses: [{ city: 'Duluth', zip: '55802' }] };
  const after = { addresses: [{ city: 'Saint Paul', zip: '55802' }, { city: 'Ely' }] };
  expect(changesBetween(before, after)).toEqual([
    { field: 'Addresses 1 › City', before: 'Duluth', after: 'Saint Paul' },
    { field: 'Addresses 2 › City', before: undefined, after: 'Ely' },
  ]);
});

it('has nothing to list where no state was kept', () => {
  expect(changesBetween(null, undefined)).toEqual([]);
});

it('writes amounts and lists as a person would', () => {
  const before = { price: { amount: 0, currency: 'USD' }, tags: [] };
  const after = { price: { amount: 4900, currency: 'USD' }, tags: ['press', 'east'] };
  expect(changesBetween(before, after)).toEqual([
    { field: 'Price', before: '$0', after: '$49' },
    { field: 'Tags', before: undefined, after: 'press, east' },
  ]);
});

it('tells that a value was erased, even where it was so before and after', () => {
  const erased = { erased: true };
  expect(changesBetween({ email: erased, phone: erased, age: 3 }, { email: erased, phone: null, age: 3 })).toEqual([
    { field: 'Email', before: 'Erased', after: 'Erased' },
    { field: 'Phone', before: 'Erased', after: undefined },
  ]);
});
