import { describe, expect, it } from 'vitest';
import { ago, calendarDay, initials, money, wait, words } from '@/lib/format';
import { takeFragmentToken } from '@/lib/fragment-token';
import { paths, safeNext } from '@/lib/path-builder';
import { containsFilter } from '@/lib/rsql';
import { safeLink } from '@/lib/safe-link';

describe('an address to go to after logging in', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', null])(
    'is never %s',
    (next) => expect(safeNext(next)).toBe(paths.home()),
  );

  it('keeps a path of the console', () => expect(safeNext('/contacts?q=a')).toBe('/contacts?q=a'));
});

describe('a link out of a record', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:alert(1)', '', null])('is never %s', (address) =>
    expect(safeLink(address)).toBeUndefined(),
  );

  it('gets its scheme where it has none', () => expect(safeLink('acme.example/a')).toBe('https://acme.example/a'));
});

describe('a filter', () => {
  it('quotes what would end its literal', () => {
    expect(containsFilter(' O"Neil\\ ', ['full_name', 'job_title'])).toBe(
      'full_name=="*O\\"Neil\\\\*",job_title=="*O\\"Neil\\\\*"',
    );
  });

  it('is none where nothing is typed', () => expect(containsFilter('  ', ['name'])).toBeUndefined());
});

describe('what a person reads', () => {
  it('writes money from minor units', () => {
    expect(money({ amount: 4900, currency: 'USD' })).toBe('$49');
    expect(money({ amount: 4951, currency: 'USD' })).toBe('$49.51');
    expect(money({ amount: 500, currency: 'JPY' })).toBe('¥500');
  });

  it('keeps a birthday on its day', () => expect(calendarDay('1958-10-13')).toBe('October 13, 1958'));
  it('says how long ago', () =>
    expect(ago('2026-11-21T10:00:00Z', Date.parse('2026-11-21T12:00:00Z'))).toBe('2 hr. ago'));
  it('says how long to wait', () => expect([wait(1), wait(120)]).toEqual(['1 second', '2 minutes']));
  it('makes words of identifiers', () => expect(words('deal.stage_changed')).toBe('Deal stage changed'));
  it('takes initials', () => expect([initials('Amy Jean Klobuchar'), initials('')]).toEqual(['AK', '?']));
});

describe("a mailed link's token", () => {
  it('is taken out of the address', () => {
    window.history.replaceState(null, '', '/verify-email?a=1#token=abc_-9');
    expect(takeFragmentToken()).toBe('abc_-9');
    expect(window.location.href).toMatch(/\/verify-email\?a=1$/);
    expect(takeFragmentToken()).toBeUndefined();
  });
});
