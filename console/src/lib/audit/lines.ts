import { Malformed } from '@/lib/audit/bytes';

/** Characters; no event is near as long, and memory stays bounded whatever the file holds. */
const LONGEST_LINE = 16 * 1024 * 1024;

export interface Line {
  text: string;
  /** Of the file, from 1 on. */
  number: number;
}

/** The end came too early. */
export class CutOff extends Error {
  /** How many lines are whole. */
  readonly lines: number;

  constructor(lines: number) {
    super('cut off');
    this.lines = lines;
  }
}

/** The lines of a stream of UTF-8, one after another, and how many bytes were read so far. */
export async function* linesOf(
  source: ReadableStream<Uint8Array>,
  onBytes: (read: number) => void = () => undefined,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = source.getReader();
  let rest = '';
  let number = 0;
  let read = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const lines = (rest + decoded(decoder, number, chunk.value, true)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) {
        throw new Malformed('it is longer than 16 MiB', number + 1);
      }
      for (const text of lines) {
        number += 1;
        yield { text, number };
      }
      read += chunk.value.length;
      onBytes(read);
    }
    rest += decoded(decoder, number, new Uint8Array(), false);
    if (rest !== '') {
      throw new CutOff(number);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function decoded(decoder: TextDecoder, lines: number, bytes: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    throw new Malformed('it is not UTF-8', lines + 1);
  }
}
