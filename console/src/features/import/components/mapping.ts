import type { Mapping } from '@/features/import/api/import-calls';

/** The server's mapping without the columns that it leaves out. */
export function chosenMapping(mapping: Record<string, string | null>): Mapping {
  const pairs = Object.entries(mapping).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return Object.fromEntries(pairs);
}

export function sameMapping(one: Mapping, other: Mapping): boolean {
  const columns = Object.keys(one);
  return columns.length === Object.keys(other).length && columns.every((column) => one[column] === other[column]);
}
