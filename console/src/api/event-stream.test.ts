import { expect, it, vi } from 'vitest';
import { eventStream } from '@/api/event-stream';
import { signOut } from '@/api/session';

it('puts events together that arrive in pieces', async () => {
  signOut();
  const pieces = [
    'event: progress\r\ndata: {"cre',
    'ated":1}\r\n\r\n: comment\n\ndata: a\nda',
    'ta: b\n\n',
    'data: cut off',
  ];
  const body = new ReadableStream({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(new TextEncoder().encode(piece)));
      controller.close();
    },
  });
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(body))),
  );
  const seen: string[] = [];
  for await (const data of eventStream('/events', new AbortController().signal)) {
    seen.push(data);
  }
  expect(seen).toEqual(['{"created":1}', 'a\nb']);
});
