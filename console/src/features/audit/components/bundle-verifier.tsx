import { useState } from 'react';
import { useVerification } from '@/features/audit/api/use-verification';
import { BundleDrop } from '@/features/audit/components/bundle-drop';
import {
  NOTHING_TRUSTED,
  TrustedFields,
  trustedOf,
  type TrustedTexts,
} from '@/features/audit/components/trusted-fields';
import { VerdictCard } from '@/features/audit/components/verdict-card';
import { count, fileSize } from '@/lib/format';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Notice } from '@/ui/notice';
import { Progress } from '@/ui/progress';

/** Takes a bundle, verifies it here, and says what came of it. */
export function BundleVerifier() {
  const [trusted, setTrusted] = useState<TrustedTexts>(NOTHING_TRUSTED);
  const { verification, start, cancel } = useVerification();
  const verify = (file: File) => start(file, trustedOf(trusted));
  const file = verification.state === 'idle' ? undefined : verification.file;
  return (
    <div className="space-y-6">
      <TrustedFields texts={trusted} onChange={setTrusted} />
      {verification.state === 'running' ? (
        <Running file={verification.file} progress={verification.progress} onCancel={cancel} />
      ) : (
        <BundleDrop onFile={verify} />
      )}
      <div aria-live="polite">
        {verification.state === 'done' && <VerdictCard verdict={verification.verdict} name={verification.file.name} />}
        {verification.state === 'failed' && (
          <Notice tone="bad" title={`${verification.file.name} was not verified`}>
            {verification.message || 'It cannot be read.'}
          </Notice>
        )}
      </div>
      {file && verification.state !== 'running' && (
        <Button size="sm" onClick={() => verify(file)}>
          Verify {file.name} again
        </Button>
      )}
    </div>
  );
}

interface RunningProps {
  file: File;
  progress: { bytes: number; events: number };
  onCancel: () => void;
}

function Running({ file, progress, onCancel }: RunningProps) {
  return (
    <Card className="space-y-3 p-6" aria-label="Verifying">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 truncate text-sm font-medium">Verifying {file.name}</p>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <Progress share={progress.bytes / Math.max(1, file.size)} label="Verified so far" />
      <p className="text-xs text-ink-faint tabular-nums">
        {count(progress.events)} events, {fileSize(progress.bytes)} of {fileSize(file.size)}
      </p>
    </Card>
  );
}
