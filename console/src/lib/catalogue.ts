import { type Level, LEVELS } from '@/lib/permissions';

/** A line of the catalogue: one action on one resource, with the scopes and the fields that it can be narrowed to. */
export interface CataloguePermission {
  name: string;
  resource: string;
  resource_title: string;
  action: string;
  /** In plain words. */
  description: string;
  scopes: string[];
  /** Those for which it can be granted alone. */
  fields: { name: string; title: string }[];
}

export interface MatrixResource {
  name: string;
  title: string;
  /** What each action is, in plain words. */
  descriptions: ReadonlyMap<string, string>;
  /** How far each action can reach. */
  actions: ReadonlyMap<string, readonly Level[]>;
  /** Which of its fields can be granted alone, by action. */
  fields: ReadonlyMap<string, readonly MatrixField[]>;
}

export interface MatrixField {
  name: string;
  title: string;
}

export interface MatrixGroup {
  heading: string;
  resources: MatrixResource[];
}

const GROUPS: readonly [heading: string, resources: readonly string[]][] = [
  ['Records', ['contacts', 'companies', 'deals', 'activities', 'notes', 'tasks']],
  ['Set-up of records', ['pipelines', 'custom-fields']],
  ['Batches', ['imports', 'exports', 'change-sets']],
  ['Organisation', ['organization', 'members', 'teams', 'invites', 'billing']],
  ['Access', ['roles', 'assignments', 'policies', 'integrations', 'audit']],
  ['Insight', ['analytics', 'dashboards']],
];

const ACTIONS = ['read', 'write', 'delete', 'export'];

/** The catalogue as a matrix is drawn: in groups, resources in their order; what no group knows stands last. */
export function groupsOf(catalogue: readonly CataloguePermission[]): MatrixGroup[] {
  const byResource = new Map<string, CataloguePermission[]>();
  for (const line of catalogue) {
    byResource.set(line.resource, [...(byResource.get(line.resource) ?? []), line]);
  }
  const known = new Set(GROUPS.flatMap(([, resources]) => resources));
  const others = [...byResource.keys()].filter((resource) => !known.has(resource));
  return [...GROUPS, ['Other', others] as const]
    .map(([heading, names]) => ({
      heading,
      resources: names.flatMap((name) => {
        const lines = byResource.get(name);
        return lines ? [resourceOf(name, lines)] : [];
      }),
    }))
    .filter(({ resources }) => resources.length > 0);
}

/** The same without scopes: for integrations, which own nothing, and for policies, whose conditions say of which records. */
export function unscoped(catalogue: readonly CataloguePermission[]): CataloguePermission[] {
  return catalogue.map((line) => ({ ...line, scopes: ['all'] }));
}

/** Every action there is, those that most resources have first. */
export function actionsOf(catalogue: readonly CataloguePermission[]): string[] {
  const all = [...new Set(catalogue.map(({ action }) => action))];
  return [...ACTIONS.filter((action) => all.includes(action)), ...all.filter((action) => !ACTIONS.includes(action))];
}

function resourceOf(name: string, lines: readonly CataloguePermission[]): MatrixResource {
  return {
    name,
    title: lines[0]?.resource_title ?? name,
    descriptions: new Map(lines.map((line) => [line.action, line.description])),
    actions: new Map(lines.map((line) => [line.action, choicesOf(line.scopes)])),
    fields: new Map(lines.map((line) => [line.action, line.fields])),
  };
}

function choicesOf(scopes: readonly string[]): Level[] {
  const both = scopes.includes('own') && scopes.includes('team') ? ['both'] : [];
  const levels = LEVELS.filter((level) => [...scopes, ...both].includes(level));
  return levels.length === 0 ? ['all'] : levels;
}
