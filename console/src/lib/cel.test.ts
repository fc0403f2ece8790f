import { expect, it } from 'vitest';
import { celTokens, faultySpan } from '@/lib/cel';

it('takes a condition apart without losing any of it', () => {
  const text = 'resource.status == "won" && request.time > 3 && !("x" in principal.roles) // a.resource';
  const tokens = celTokens(text);
  expect(tokens.map((token) => token.text).join('')).toBe(text);
  expect(tokens.filter(({ kind }) => kind === 'root').map((token) => token.text)).toEqual([
    'resource',
    'request',
    'principal',
  ]);
  expect(tokens.filter(({ kind }) => kind === 'string').map((token) => token.text)).toEqual(['"won"', '"x"']);
});

it('colours a text that is not closed yet', () => {
  expect(celTokens('a == "b').at(-1)).toEqual({ text: '"b', kind: 'string' });
});

it('shows a fault at the word where it is', () => {
  const text = 'true &&\n  resourc.status == 1';
  expect(faultySpan(text, { line: 2, column: 3, message: '' })).toEqual({ start: 10, end: 24 });
});

it('shows a fault behind the end at the last character', () => {
  expect(faultySpan('a ==', { line: 1, column: 9, message: '' })).toEqual({ start: 3, end: 4 });
});

it('shows none where the place is not known', () => {
  expect(faultySpan('a', { line: undefined, column: undefined, message: '' })).toBeUndefined();
  expect(faultySpan('a', { line: 5, column: 1, message: '' })).toBeUndefined();
});
