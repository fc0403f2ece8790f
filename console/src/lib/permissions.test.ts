import { describe, expect, it } from 'vitest';
import {
  difference,
  grantOf,
  inheritedFrom,
  levelIn,
  levelsOf,
  reaches,
  whyNotGiven,
  withLevel,
} from '@/lib/permissions';

const role = (name: string, permissions: string[], inherits: string[] = []) => ({
  id: `id-${name}`,
  name,
  permissions,
  inherits,
});

describe('a permission', () => {
  it.each([
    ['contacts:read', { resource: 'contacts', field: undefined, action: 'read', level: 'all' }],
    ['contacts.emails:write@own', { resource: 'contacts', field: 'emails', action: 'write', level: 'own' }],
    ['change-sets:read@team', { resource: 'change-sets', field: undefined, action: 'read', level: 'team' }],
  ])('%s is taken apart', (name, grant) => expect(grantOf(name)).toEqual(grant));

  it('counts as wide as the widest grant of it', () => {
    expect(levelsOf(['contacts:read@own', 'contacts:read', 'contacts:read@team']).get('contacts:read')).toBe('all');
  });

  it('of own records and of the teams’ are two things', () => {
    expect(levelsOf(['contacts:read@own', 'contacts:read@team']).get('contacts:read')).toBe('both');
    expect([reaches('team', 'own'), reaches('both', 'own'), reaches('all', 'both')]).toEqual([false, true, true]);
    expect(withLevel(['contacts:read'], 'contacts:read', 'both')).toEqual(['contacts:read@own', 'contacts:read@team']);
  });

  it('of a resource covers its fields', () => {
    const levels = levelsOf(['contacts:read@team', 'contacts.emails:read@own', 'contacts.phones:read']);
    expect(levelIn(levels, 'contacts.emails:read')).toBe('both');
    expect(levelIn(levels, 'contacts.phones:read')).toBe('all');
    expect(levelIn(levels, 'contacts.emails:write')).toBe('none');
  });

  it('stands once after it was set', () => {
    expect(withLevel(['contacts:read', 'contacts:read@own', 'a:b'], 'contacts:read', 'team')).toEqual([
      'a:b',
      'contacts:read@team',
    ]);
    expect(withLevel(['contacts:read@own', 'a:b'], 'contacts:read', 'none')).toEqual(['a:b']);
  });
});

it('tells what a change gives and takes', () => {
  expect(difference(['a:read', 'b:read'], ['b:read', 'c:read@own'])).toEqual({
    gained: ['c:read@own'],
    lost: ['a:read'],
  });
});

describe('inheritance', () => {
  const roles = [
    role('viewer', ['contacts:read@team']),
    role('support', ['contacts:write@own'], ['viewer']),
    role('lead', ['contacts:read'], ['support']),
  ];

  it('reaches through roles, and the widest wins', () => {
    expect(inheritedFrom(['lead'], roles)).toEqual(
      new Map([
        ['contacts:read', { level: 'all', from: 'lead' }],
        ['contacts:write', { level: 'own', from: 'support' }],
      ]),
    );
  });

  it('adds up what different roles bring', () => {
    const two = [role('a', ['x:read@own']), role('b', ['x:read@team'])];
    expect(inheritedFrom(['a', 'b'], two).get('x:read')).toEqual({ level: 'both', from: 'a and b' });
  });

  it('ends in a circle', () => {
    const circle = [role('a', ['x:read'], ['b']), role('b', ['y:read'], ['a'])];
    expect([...inheritedFrom(['a'], circle).keys()]).toEqual(['x:read', 'y:read']);
  });

  it('is refused to whoever holds less', () => {
    const held = levelsOf(['contacts:read@team', 'contacts:write']);
    expect(whyNotGiven('support', roles, held)).toBeUndefined();
    expect(whyNotGiven('lead', roles, held)).toBe('It allows contacts:read, which you do not hold.');
  });

  it('knows a role by its id too', () => expect(inheritedFrom(['id-viewer'], roles).size).toBe(1));
});
