/** An RSQL filter that finds the text in any of the fields; undefined when there is nothing to find. */
export function containsFilter(text: string, fields: readonly string[]): string | undefined {
  const wanted = text.trim().replaceAll(/\s+/g, ' ');
  if (wanted === '') {
    return undefined;
  }
  const literal = `"*${wanted.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}*"`;
  return fields.map((field) => `${field}==${literal}`).join(',');
}
