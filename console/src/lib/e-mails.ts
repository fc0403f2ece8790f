export interface TypedEmails {
  good: string[];
  /** What cannot be an address, as it was typed. */
  bad: string[];
}

/** Addresses as people paste them: by commas, semicolons, spaces or lines, and with names: `Maria <maria@example.com>`. */
export function emailsOf(text: string): TypedEmails {
  const pieces = text
    .replaceAll(/(?:"[^"\n]*"|[^\n,;<>]*)<([^<>\s]+)>/g, '$1')
    .split(/[\s,;]+/)
    .filter((piece) => piece !== '');
  const byCanon = new Map(pieces.map((piece) => [piece.toLowerCase(), piece]));
  const distinct = [...byCanon.values()];
  return { good: distinct.filter(looksRight), bad: distinct.filter((piece) => !looksRight(piece)) };
}

function looksRight(piece: string): boolean {
  return piece.length <= 254 && /^[^\s@<>",;:]{1,64}@[^\s@<>",;:]+\.[^\s@<>",;:.]{2,}$/u.test(piece);
}
