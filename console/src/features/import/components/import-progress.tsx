import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, CircleX, Download, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { wordsFor } from '@/api/problem-words';
import type { ContactImport, ImportStatus } from '@/api/types';
import { cancelImport, downloadErrors, importQuery } from '@/features/import/api/import-calls';
import { cn } from '@/lib/cn';
import { count } from '@/lib/format';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Notice } from '@/ui/notice';
import { Progress } from '@/ui/progress';
import { toast } from '@/ui/toast';

const STATUS: Record<ImportStatus, { title: string; icon: LucideIcon; tone: string }> = {
  previewed: { title: 'Not started', icon: CircleSlash, tone: 'text-ink-faint' },
  running: { title: 'Importing', icon: LoaderCircle, tone: 'text-accent' },
  completed: { title: 'Import completed', icon: CircleCheck, tone: 'text-accent' },
  failed: { title: 'Import failed', icon: CircleX, tone: 'text-danger' },
  canceled: { title: 'Import cancelled', icon: CircleSlash, tone: 'text-warn' },
};

interface ImportProgressProps {
  progress: ContactImport;
  /** What may be done once it is over. */
  actions: ReactNode;
}

export function ImportProgress({ progress, actions }: ImportProgressProps) {
  const { title, icon: Icon, tone } = STATUS[progress.status];
  const done = progress.created + progress.updated + progress.skipped + progress.failed;
  const running = progress.status === 'running';
  return (
    <Card className="p-6">
      <div className="flex items-center gap-3">
        <Icon aria-hidden className={cn('size-6', tone, running && 'animate-spin')} strokeWidth={1.75} />
        <div role="status">
          <h2 className="text-lg font-semibold">{title}</h2>
        </div>
        <span className="ml-auto text-sm text-ink-soft tabular-nums">
          {count(done)} of {count(progress.rows)} rows
        </span>
      </div>
      <div className="mt-5">
        <Progress label="Rows imported" share={progress.rows === 0 ? (running ? 0 : 1) : done / progress.rows} />
      </div>
      {progress.failure && (
        <Notice tone="bad" title="It could not be finished" className="mt-5">
          {progress.failure}
        </Notice>
      )}
      <dl className="mt-6 grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-4">
        <Figure name="Created" value={progress.created} />
        <Figure name="Updated" value={progress.updated} />
        <Figure name="Skipped" value={progress.skipped} />
        <Figure name="Failed" value={progress.failed} bad />
      </dl>
      <footer className="mt-6 flex flex-wrap items-center gap-2">
        {running ? <CancelButton id={progress.id} /> : actions}
        {progress.failed > 0 && !running && <ErrorsButton id={progress.id} />}
      </footer>
    </Card>
  );
}

function Figure({ name, value, bad }: { name: string; value: number; bad?: boolean }) {
  return (
    <div className="bg-raised px-4 py-3">
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd className={cn('mt-0.5 text-xl font-semibold tabular-nums', bad && value > 0 && 'text-danger')}>
        {count(value)}
      </dd>
    </div>
  );
}

function CancelButton({ id }: { id: string }) {
  const queries = useQueryClient();
  const canceling = useMutation({
    mutationFn: () => cancelImport(id),
    onSuccess: (canceled) => queries.setQueryData(importQuery(id).queryKey, canceled),
    onError: (problem) => toast('Could not cancel', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  return (
    <Button variant="danger" busy={canceling.isPending} onClick={() => canceling.mutate()}>
      Cancel import
    </Button>
  );
}

function ErrorsButton({ id }: { id: string }) {
  const downloading = useMutation({
    mutationFn: () => downloadErrors(id),
    onError: (problem) => toast('Could not download', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  return (
    <Button busy={downloading.isPending} onClick={() => downloading.mutate()}>
      <Download aria-hidden />
      Download error file
    </Button>
  );
}
