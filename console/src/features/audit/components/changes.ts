import { money, moment, words } from '@/lib/format';
import type { Money } from '@/lib/money';

export interface Change {
  /** `Addresses 1 › City` */
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** What is written where a person's values were erased. */
export const ERASED = 'Erased';

/** What differs between the two states, field by field, down to single values. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const old = valuesIn(before);
  const now = valuesIn(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }))
    .filter((change) => change.before !== change.after || change.before === ERASED);
}

/** Every single value by the way to it. */
function valuesIn(state: unknown): Map<string, string> {
  const found = new Map<string, string>();
  collect(state, [], found);
  return found;
}

function collect(value: unknown, way: string[], found: Map<string, string>): void {
  const inside = membersOf(value);
  if (inside !== undefined) {
    inside.forEach(([name, member]) => collect(member, [...way, name], found));
    return;
  }
  const text = written(value);
  if (text !== undefined) {
    found.set(nameOf(way), text);
  }
}

/** What an object or a list of objects is made of; anything else is a single value. */
function membersOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== 'object' || value === null || isErased(value) || isMoney(value)) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    return Object.entries(value);
  }
  return value.some((one) => typeof one === 'object' && one !== null)
    ? value.map((one: unknown, at): [string, unknown] => [String(at + 1), one])
    : undefined;
}

function nameOf(way: readonly string[]): string {
  const named = way.reduce<string[]>(
    (names, step) =>
      /^\d+$/.test(step) ? [...names.slice(0, -1), `${names.at(-1) ?? ''} ${step}`] : [...names, words(step)],
    [],
  );
  return named.join(' › ') || 'Value';
}

/** Numbers and texts as they are, amounts and moments as a person writes them, lists by commas. */
function written(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return undefined;
  }
  if (typeof value === 'string') {
    return MOMENT.test(value) ? moment(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => written(one) ?? '–').join(', ');
  }
  if (isErased(value)) {
    return ERASED;
  }
  return isMoney(value) ? money(value) : JSON.stringify(value);
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function isErased(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'erased' in value && value.erased === true && isAlone(value);
}

function isAlone(value: object): boolean {
  return Object.keys(value).length === 1;
}

function isMoney(value: unknown): value is Money {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 2 &&
    'amount' in value &&
    typeof value.amount === 'number' &&
    'currency' in value &&
    /^[A-Z]{3}$/.test(String(value.currency))
  );
}
