import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { faultOf, isShownBy, wordsFor } from '@/api/problem-words';

const invalid = new ApiProblem({
  status: 400,
  code: 'validation_failed',
  title: 'Some input is not valid',
  errors: [{ field: 'emails[0].value', code: 'email', message: 'not an address' }],
});

describe('a problem', () => {
  it('gives the fault of a nested field to its field', () => {
    expect(faultOf(invalid, 'emails')).toBe('Not an address');
    expect(faultOf(invalid, 'email')).toBeUndefined();
  });

  it('is told above the form only when no field tells it', () => {
    expect(isShownBy(invalid, ['name', 'emails'])).toBe(true);
    expect(isShownBy(invalid, ['name'])).toBe(false);
  });

  it('says how long to wait', () => {
    const limited = new ApiProblem({ status: 429, code: 'rate_limited', title: 'Too many' }, 40);
    expect(wordsFor(limited).detail).toContain('40 seconds');
  });

  it('speaks for itself where its code is unknown', () => {
    const seats = new ApiProblem({
      status: 409,
      code: 'seats_used_up',
      title: 'No seat is left',
      detail: 'All 5 are used.',
    });
    expect(wordsFor(seats)).toEqual({ title: 'No seat is left', detail: 'All 5 are used.' });
  });
});
