/**
 * How far a permission reaches: nothing, one's own records, one's teams' records, both of these, all records. Neither
 * one's own nor one's teams' contain the other.
 */
export type Level = 'none' | 'own' | 'team' | 'both' | 'all';

export const LEVELS = ['none', 'own', 'team', 'both', 'all'] as const satisfies readonly Level[];

/** What a level reaches, as bits: own, team, the rest. */
const REACH: Record<Level, number> = { none: 0, own: 1, team: 2, both: 3, all: 7 };

/** A permission taken apart: `contacts.emails:write@own`. */
export interface Grant {
  resource: string;
  /** Where it is of one field alone. */
  field: string | undefined;
  action: string;
  level: Level;
}

/** Levels by what they are of: `contacts:read`, `contacts.emails:write`. */
export type Levels = ReadonlyMap<string, Level>;

export function grantOf(permission: string): Grant {
  const [what = '', rest = ''] = permission.split(':', 2);
  const [resource = '', field] = what.split('.', 2);
  const [action = '', scope] = rest.split('@', 2);
  return { resource, field, action, level: scope === 'own' || scope === 'team' ? scope : 'all' };
}

export function keyOf({ resource, field, action }: Omit<Grant, 'level'>): string {
  return `${field === undefined ? resource : `${resource}.${field}`}:${action}`;
}

/** Whether all that is wanted is reached. */
export function reaches(level: Level, wanted: Level): boolean {
  return (REACH[level] & REACH[wanted]) === REACH[wanted];
}

/** What the two reach together. */
export function together(one: Level, other: Level): Level {
  return LEVELS.find((level) => REACH[level] === (REACH[one] | REACH[other])) ?? 'all';
}

/** Grants add up, so that all of them count. */
export function levelsOf(permissions: readonly string[]): Levels {
  const levels = new Map<string, Level>();
  for (const permission of permissions) {
    const grant = grantOf(permission);
    const key = keyOf(grant);
    levels.set(key, together(grant.level, levels.get(key) ?? 'none'));
  }
  return levels;
}

/** What is held of it; a grant of a resource covers its fields. */
export function levelIn(levels: Levels, key: string): Level {
  const { resource, field, action } = grantOf(key);
  const own = levels.get(key) ?? 'none';
  return field === undefined ? own : together(own, levels.get(`${resource}:${action}`) ?? 'none');
}

/** The permissions by which it is held at a level: `contacts:read@own` and `contacts:read@team` for both. */
export function namesOf(key: string, level: Level): string[] {
  if (level === 'all' || level === 'none') {
    return level === 'all' ? [key] : [];
  }
  return level === 'both' ? [`${key}@own`, `${key}@team`] : [`${key}@${level}`];
}

/** The permissions with that one at the level and nowhere else, in order. */
export function withLevel(permissions: readonly string[], key: string, level: Level): string[] {
  const others = permissions.filter((permission) => keyOf(grantOf(permission)) !== key);
  return [...others, ...namesOf(key, level)].sort();
}

/** What a change of permissions gives and takes, in order. */
export function difference(before: readonly string[], after: readonly string[]): { gained: string[]; lost: string[] } {
  return {
    gained: after.filter((permission) => !before.includes(permission)).sort(),
    lost: before.filter((permission) => !after.includes(permission)).sort(),
  };
}

interface RoleLike {
  id: string;
  name: string;
  permissions: string[];
  inherits: string[];
}

export interface Inherited {
  level: Level;
  /** The role that it comes from. */
  from: string;
}

/** What roles bring, they and those that they inherit; the widest of each, and whence. A circle does no harm. */
export function inheritedFrom(names: readonly string[], roles: readonly RoleLike[]): ReadonlyMap<string, Inherited> {
  const found = new Map<string, Inherited>();
  const seen = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const role = roles.find((one) => one.name === name || one.id === name);
    if (!role || seen.has(role.name)) {
      continue;
    }
    seen.add(role.name);
    waiting.push(...role.inherits);
    for (const [key, level] of levelsOf(role.permissions)) {
      const before = found.get(key);
      if (!before) {
        found.set(key, { level, from: role.name });
      } else if (!reaches(before.level, level)) {
        const from = reaches(level, before.level) ? role.name : `${before.from} and ${role.name}`;
        found.set(key, { level: together(before.level, level), from });
      }
    }
  }
  return found;
}

/** The first permission of these that whoever holds `held` may not give on, since they do not hold it themselves. */
export function beyond(permissions: Iterable<readonly [key: string, level: Level]>, held: Levels): string | undefined {
  for (const [key, level] of permissions) {
    if (!reaches(levelIn(held, key), level)) {
      return key;
    }
  }
  return undefined;
}

/** Why a role cannot be given by somebody: it holds more than they do. */
export function whyNotGiven(name: string, roles: readonly RoleLike[], held: Levels): string | undefined {
  const levels = [...inheritedFrom([name], roles)].map(([key, { level }]) => [key, level] as const);
  const more = beyond(levels, held);
  return more === undefined ? undefined : `It allows ${more}, which you do not hold.`;
}
