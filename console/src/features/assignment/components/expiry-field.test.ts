import { expect, it } from 'vitest';
import { endOf } from '@/features/assignment/components/expiry-field';

const NOW = new Date('2026-11-21T10:00:00Z');

it('ends so many days from now', () => {
  expect(endOf({ length: '7', until: '' }, NOW)).toBe('2026-11-28T10:00:00.000Z');
});

it('never ends for good', () => expect(endOf({ length: 'never', until: '' }, NOW)).toBeNull());

it('is unsaid while no moment to come is given', () => {
  expect(endOf({ length: 'until', until: '' }, NOW)).toBeUndefined();
  expect(endOf({ length: 'until', until: '2026-11-20T10:00' }, NOW)).toBeUndefined();
  expect(endOf({ length: 'until', until: '2026-12-20T10:00' }, NOW)).toBeDefined();
});
