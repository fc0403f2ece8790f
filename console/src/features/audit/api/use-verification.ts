import { useEffect, useRef, useState } from 'react';
import type { Progress, Trusted, Verdict } from '@/lib/audit/verdict';
import type { Report, Task } from '@/lib/audit/worker';

export type Verification =
  | { state: 'idle' }
  | { state: 'running'; file: File; progress: Progress }
  | { state: 'done'; file: File; verdict: Verdict }
  | { state: 'failed'; file: File; message: string };

/** Verifies a file beside the page's own thread; leaving the page ends it. */
export function useVerification() {
  const [verification, setVerification] = useState<Verification>({ state: 'idle' });
  const worker = useRef<Worker>(undefined);
  useEffect(() => () => worker.current?.terminate(), []);

  function start(file: File, trusted: Trusted): void {
    worker.current?.terminate();
    const made = new Worker(new URL('../../../lib/audit/worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    const failed = (message: string) => setVerification({ state: 'failed', file, message });
    setVerification({ state: 'running', file, progress: { bytes: 0, events: 0 } });
    made.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if (data.kind === 'progress') {
        setVerification({ state: 'running', file, progress: data.progress });
        return;
      }
      made.terminate();
      if (data.kind === 'verdict') {
        setVerification({ state: 'done', file, verdict: data.verdict });
      } else {
        failed(data.message);
      }
    });
    made.addEventListener('error', ({ message }) => failed(message));
    made.postMessage({ file, trusted } satisfies Task);
  }

  function cancel(): void {
    worker.current?.terminate();
    setVerification({ state: 'idle' });
  }

  return { verification, start, cancel };
}
