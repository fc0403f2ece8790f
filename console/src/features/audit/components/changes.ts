import { money, moment } from '@/lib/format';
import type { Money } from '@/lib/money';

export interface Change {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** What differs between the two states, field by field; a value that is no object stands alone, without a name. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((field) => ({ field, before: written(old[field]), after: written(now[field]) }))
    .filter((change) => change.before !== change.after);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) {
    return {};
  }
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { value };
}

/** Numbers and texts as they are, amounts and moments as a person writes them, lists of texts by commas. */
function written(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return undefined;
  }
  if (typeof value === 'string') {
    return MOMENT.test(value) ? moment(value) : value;
  }
  if (isMoney(value)) {
    return money(value);
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return value.join(', ');
  }
  return JSON.stringify(value);
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

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
