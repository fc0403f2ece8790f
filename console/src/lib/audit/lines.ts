import { Malformed } from '@/lib/audit/bytes';

/** Characters; no event is near as long, and memory stays bounded whatever the file holds. */
const LONGEST_LINE = 16 * 1024 * 1024;

export interface Line {
  text: string;
  /** Of the file, from 1 on. */
  number: number;
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
      const lines = (rest + decoded(decoder, chunk.value, true)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) {
        throw new Malformed('a line is too long');
      }
      for (const text of lines) {
        number += 1;
        yield { text, number };
      }
      read += chunk.value.length;
      onBytes(read);
    }
    rest += decoded(decoder, new Uint8Array(), false);
    if (rest !== '') {
      yield { text: rest, number: number + 1 };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    throw new Malformed('the file is not UTF-8');
  }
}
