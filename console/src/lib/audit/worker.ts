import { verifyBundle } from '@/lib/audit/bundle';
import type { Progress, Trusted, Verdict } from '@/lib/audit/verdict';

export interface Task {
  file: Blob;
  trusted: Trusted;
}

export type Report =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'verdict'; verdict: Verdict }
  | { kind: 'failure'; message: string };

// Beside the page's own thread, so that the page stays alive.
addEventListener('message', ({ data: { file, trusted } }: MessageEvent<Task>) => {
  verifyBundle(file.stream(), trusted, (progress) => report({ kind: 'progress', progress })).then(
    (verdict) => report({ kind: 'verdict', verdict }),
    (failure: unknown) => report({ kind: 'failure', message: failure instanceof Error ? failure.message : '' }),
  );
});

function report(one: Report): void {
  postMessage(one);
}
