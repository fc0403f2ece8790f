/** An RSQL filter that finds the text in any of the fields; undefined when there is nothing to find. */
export function containsFilter(text: string, fields: readonly string[]): string | undefined {
  const wanted = text.trim().replaceAll(/\s+/g, ' ');
  if (wanted === '') {
    return undefined;
  }
  const literal = `"*${quoted(wanted)}*"`;
  return fields.map((field) => `${field}==${literal}`).join(',');
}

/** A text as it stands between quotation marks. */
export function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
