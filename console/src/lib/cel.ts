export interface CelToken {
  text: string;
  kind: 'plain' | 'string' | 'number' | 'word' | 'root';
}

const PATTERN =
  /("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(\b\d+(?:\.\d+)?u?\b)|(\b(?:true|false|null|in)\b)|((?<!\.)\b(?:principal|resource|request)\b)/g;
const KINDS = ['string', 'number', 'word', 'root'] as const;

/** The condition in pieces, to be coloured; nothing is lost of it. */
export function celTokens(text: string): CelToken[] {
  const tokens: CelToken[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > end) {
      tokens.push({ text: text.slice(end, match.index), kind: 'plain' });
    }
    const group = match.slice(1).findIndex((captured) => (captured as string | undefined) !== undefined);
    tokens.push({ text: match[0], kind: KINDS[group] ?? 'plain' });
    end = match.index + match[0].length;
  }
  return end < text.length ? [...tokens, { text: text.slice(end), kind: 'plain' }] : tokens;
}

export interface Fault {
  /** From 1; undefined where the place is not known. */
  line: number | undefined;
  /** From 1. */
  column: number | undefined;
  message: string;
}

/** The part of a line that a fault is shown at: the word at its place, else the character, else the line. */
export function faultySpan(text: string, fault: Fault): { start: number; end: number } | undefined {
  const lines = text.split('\n');
  const line = fault.line === undefined ? undefined : lines[fault.line - 1];
  if (line === undefined || fault.line === undefined) {
    return undefined;
  }
  const offset = lines.slice(0, fault.line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const column = Math.min(Math.max((fault.column ?? 1) - 1, 0), Math.max(line.length - 1, 0));
  const word = /^[\w.]+|^./.exec(line.slice(column))?.[0] ?? '';
  return { start: offset + column, end: offset + column + word.length };
}
