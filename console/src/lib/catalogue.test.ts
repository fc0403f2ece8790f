import { expect, it } from 'vitest';
import { actionsOf, groupsOf } from '@/lib/catalogue';

const line = (resource: string, action: string, scopes: string[], fields: string[] = []) => ({
  ...{ name: `${resource}:${action}`, resource, resource_title: resource, action, description: '', scopes },
  fields: fields.map((name) => ({ name, title: name })),
});

const CATALOGUE = [
  line('rockets', 'launch', ['all']),
  line('contacts', 'read', ['all', 'team', 'own'], ['emails']),
  line('contacts', 'write', ['all', 'own']),
  line('audit', 'export', ['all']),
  line('audit', 'read', ['all']),
];

it('puts resources in their groups, and what no group knows last', () => {
  const groups = groupsOf(CATALOGUE);
  expect(groups.map(({ heading }) => heading)).toEqual(['Records', 'Access', 'Other']);
  expect(groups[0]?.resources[0]?.actions).toEqual(
    new Map([
      ['read', ['own', 'team', 'both', 'all']],
      ['write', ['own', 'all']],
    ]),
  );
  expect(groups[0]?.resources[0]?.fields.get('read')).toEqual([{ name: 'emails', title: 'emails' }]);
});

it('has a column for every action, the common ones first', () => {
  expect(actionsOf(CATALOGUE)).toEqual(['read', 'write', 'export', 'launch']);
});
