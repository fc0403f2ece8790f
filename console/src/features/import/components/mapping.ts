import type { Mapping } from '@/features/import/api/import-calls';
import { SEVERAL } from '@/features/import/components/contact-fields';

/** The server's mapping without the columns that it leaves out. */
export function chosenMapping(mapping: Record<string, string | null>): Mapping {
  const pairs = Object.entries(mapping).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return Object.fromEntries(pairs);
}

export function sameMapping(one: Mapping, other: Mapping): boolean {
  const columns = Object.keys(one);
  return columns.length === Object.keys(other).length && columns.every((column) => one[column] === other[column]);
}

/** The mapping with the column going to the field, or nowhere; a field that takes one column leaves the one it had. */
export function withField(mapping: Mapping, column: string, field: string | undefined): Mapping {
  const others = Object.entries(mapping).filter(
    ([name, taken]) => name !== column && (taken !== field || SEVERAL.includes(taken)),
  );
  return Object.fromEntries(field === undefined ? others : [...others, [column, field]]);
}
