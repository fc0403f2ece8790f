import { useQuery } from '@tanstack/react-query';
import { Download, FileCode2, RefreshCw } from 'lucide-react';
import { AuditTabs } from '@/app/audit-tabs';
import { growthQuery } from '@/features/audit/api/growth-query';
import { saveAs } from '@/features/audit/api/export-calls';
import { CheckpointCard } from '@/features/audit/components/checkpoint-card';
import { cn } from '@/lib/cn';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Section } from '@/ui/section';
import { Skeleton } from '@/ui/skeleton';

export function CheckpointPage() {
  const growth = useQuery(growthQuery);
  const keep = (name: string, text: string) => saveAs(name, new Blob([text], { type: 'text/plain' }));
  return (
    <Page
      title="Audit trail"
      actions={
        <Button
          variant="ghost"
          size="icon"
          aria-label="Look again"
          disabled={growth.isFetching}
          onClick={() => void growth.refetch()}
        >
          <RefreshCw aria-hidden className={cn(growth.isFetching && 'animate-spin')} />
        </Button>
      }
    >
      <AuditTabs />
      {growth.isLoadingError ? (
        <ProblemState problem={growth.error} onRetry={() => void growth.refetch()} />
      ) : (
        <PageBody>
          {growth.data ? (
            <div className="space-y-6">
              <CheckpointCard growth={growth.data} />
              <Section
                title="Keep it elsewhere"
                lead="A checkpoint binds everything before it. Kept where TrueValue cannot reach, it shows later whether anything was rewritten or cut off."
              >
                <div className="flex flex-wrap gap-2">
                  <Button onClick={() => keep(`checkpoint-${growth.data.now.size}.txt`, growth.data.text)}>
                    <Download aria-hidden />
                    Download the checkpoint
                  </Button>
                  <Button onClick={() => keep('audit-log-key.txt', growth.data.keys)}>
                    <Download aria-hidden />
                    Download the key
                  </Button>
                </div>
                <p className="mt-3 text-sm text-ink-soft">
                  Administrators get the checkpoint by mail each day. Keep the mails, or append the downloads to one
                  file, and give that file and the key when you verify a bundle.
                </p>
              </Section>
              <Section
                title="Verify without TrueValue"
                lead="One file of plain JavaScript, to be read and kept. It needs a browser’s cryptography and nothing else."
              >
                <Button asChild>
                  <a href="/verify-audit.js" download>
                    <FileCode2 aria-hidden />
                    Download verify-audit.js
                  </a>
                </Button>
                <p className="mt-3 text-sm text-ink-soft">
                  Run it by{' '}
                  <code className="font-mono text-xs">node verify-audit.js BUNDLE --key KEY --checkpoints FILE</code>{' '}
                  with Node 20 or later. The page <em>Verify a bundle</em> runs the same code.
                </p>
              </Section>
            </div>
          ) : (
            <Skeleton className="h-64 rounded-2xl" />
          )}
        </PageBody>
      )}
    </Page>
  );
}
