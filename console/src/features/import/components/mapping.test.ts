import { describe, expect, it } from 'vitest';
import { chosenMapping, sameMapping, withField } from '@/features/import/components/mapping';

describe('a mapping', () => {
  const mapping = { Name: 'full_name', Mobile: 'phone' };

  it('moves a field that takes one column', () => {
    expect(withField(mapping, 'Title', 'full_name')).toEqual({ Mobile: 'phone', Title: 'full_name' });
  });

  it('shares a field that takes several', () => {
    expect(withField(mapping, 'Office', 'phone')).toEqual({ ...mapping, Office: 'phone' });
  });

  it('leaves a column out', () => {
    expect(withField(mapping, 'Name', undefined)).toEqual({ Mobile: 'phone' });
  });

  it('is the same in any order', () => {
    expect(sameMapping(mapping, { Mobile: 'phone', Name: 'full_name' })).toBe(true);
    expect(sameMapping(mapping, { Name: 'full_name' })).toBe(false);
    expect(chosenMapping({ Name: 'full_name', Fax: null })).toEqual({ Name: 'full_name' });
  });
});
