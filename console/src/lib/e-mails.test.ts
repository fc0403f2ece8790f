import { expect, it } from 'vitest';
import { emailsOf } from '@/lib/e-mails';

it('takes addresses apart however they were pasted', () => {
  expect(emailsOf('a@example.com, b@example.com;c@example.com\nd@example.com\te@example.com').good).toHaveLength(5);
});

it('takes the address out of a name', () => {
  expect(emailsOf('Maria Chen <maria@example.com>, "Reyes, Daniel" <daniel@example.com>').good).toEqual([
    'maria@example.com',
    'daniel@example.com',
  ]);
});

it('names each address once', () => {
  expect(emailsOf('a@example.com A@Example.com').good).toHaveLength(1);
});

it('keeps what is no address as it was typed', () => {
  expect(emailsOf('maria@, @example.com, maria, a@b@example.com, ok@example.com')).toEqual({
    good: ['ok@example.com'],
    bad: ['maria@', '@example.com', 'maria', 'a@b@example.com'],
  });
});
