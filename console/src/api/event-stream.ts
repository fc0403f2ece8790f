import { answer } from '@/api/client';

/** Reads server-sent events by fetch, since EventSource can send no token. Yields each event's data. */
export async function* eventStream(path: string, signal: AbortSignal): AsyncGenerator<string> {
  const response = await answer('GET', path, { headers: { Accept: 'text/event-stream' }, signal });
  if (!response.body) {
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const events = (pending + chunk.value).replaceAll('\r\n', '\n').split('\n\n');
    pending = events.pop() ?? '';
    for (const event of events) {
      const data = dataOf(event);
      if (data !== '') {
        yield data;
      }
    }
  }
}

function dataOf(event: string): string {
  return event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).replace(/^ /, ''))
    .join('\n');
}
