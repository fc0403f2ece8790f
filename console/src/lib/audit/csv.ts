/** The columns of a bundle as CSV; the last one holds its lines. */
export const CSV_HEAD = [
  'id',
  'type',
  'source',
  'time',
  'actor_id',
  'actor_type',
  'actor_display',
  'organization_id',
  'resource_type',
  'resource_id',
  'request_id',
  'ip',
  'user_agent',
  'outcome',
  'before',
  'after',
  'record',
];

/** The fields of a row (RFC 4180); undefined while a quote is open, or where one stands where none may. */
export function fieldsOf(row: string): string[] | undefined {
  const fields: string[] = [];
  let from = 0;
  for (;;) {
    let end: number;
    if (row[from] === '"') {
      end = from + 1;
      while (end < row.length && (row[end] !== '"' || row[end + 1] === '"')) {
        end += row[end] === '"' ? 2 : 1;
      }
      if (end >= row.length) {
        return undefined;
      }
      fields.push(row.slice(from + 1, end).replaceAll('""', '"'));
      end += 1;
    } else {
      end = row.indexOf(',', from);
      end = end < 0 ? row.length : end;
      fields.push(row.slice(from, end));
    }
    if (row[end] !== ',') {
      return fields;
    }
    from = end + 1;
  }
}
