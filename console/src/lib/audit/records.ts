import { Malformed } from '@/lib/audit/bytes';
import { CSV_HEAD, fieldsOf } from '@/lib/audit/csv';
import { type EventLine, nameOf } from '@/lib/audit/event-line';
import { at, isObject, type Json, type JsonObject, sameJson } from '@/lib/audit/json';
import type { Line } from '@/lib/audit/lines';

/** A line of a bundle, and in a CSV the columns before it. */
export interface BundleRecord {
  number: number;
  json: JsonObject;
  columns?: readonly string[];
}

/** The lines of an NDJSON bundle, or the last column of a CSV one, which its first row tells. */
export async function* recordsOf(lines: AsyncIterable<Line>): AsyncGenerator<BundleRecord> {
  let csv: boolean | undefined;
  let open: Line | undefined;
  for await (const line of lines) {
    if (csv === undefined) {
      csv = line.text.trimEnd() === CSV_HEAD.join(',');
      if (csv) {
        continue;
      }
    }
    if (!csv) {
      yield { number: line.number, json: parsed(line.text, line.number) };
      continue;
    }
    // A line feed inside quotes belongs to its column.
    const row: Line = open === undefined ? line : { text: `${open.text}\n${line.text}`, number: open.number };
    const columns = fieldsOf(row.text.replace(/\r$/, ''));
    open = columns === undefined ? row : undefined;
    if (columns !== undefined) {
      const record = columns.length === CSV_HEAD.length ? columns.at(-1) : undefined;
      yield { number: row.number, columns, json: parsed(record ?? '', row.number) };
    }
  }
  if (open !== undefined) {
    throw new Malformed('a quote is not ended', open.number);
  }
}

function parsed(text: string, number: number): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    if (isObject(value)) {
      return value;
    }
  } catch {
    // Said below.
  }
  throw new Malformed('not a JSON object', number);
}

/** Which of a CSV's columns does not repeat what its record tells; undefined where all do. */
export function columnFault({ columns }: BundleRecord, event: EventLine): string | undefined {
  const wrong = columns?.findIndex((cell, column) => !repeats(cell, CSV_HEAD[column] ?? '', event.told)) ?? -1;
  return wrong < 0
    ? undefined
    : `${nameOf(event)} was changed: its column ${CSV_HEAD[wrong] ?? ''} is not what was recorded`;
}

function repeats(cell: string, column: string, told: JsonObject): boolean {
  if (column === 'record') {
    return true;
  }
  const value = at(told, `/${column.replace(/^(actor|resource)_/, '$1/')}`) ?? null;
  if (column === 'before' || column === 'after') {
    // JSON begins with no quote of this kind.
    return value === null ? cell === '' : sameJson(orText(cell.replace(/^'/, '')), value);
  }
  return cell === inert(typeof value === 'string' ? value : '');
}

/** As a spreadsheet takes it for no formula. */
function inert(text: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
}

function orText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
