import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Download, ShieldCheck } from 'lucide-react';
import { isProblem } from '@/api/client';
import type { AuditEvent } from '@/api/types';
import { saveAs } from '@/features/audit/api/export-calls';
import { proofQuery } from '@/features/audit/api/proof-calls';
import type { ProvenEvent } from '@/features/audit/api/proven-event';
import { PathPicture } from '@/features/audit/components/path-picture';
import { moment } from '@/lib/format';
import { Unsupported } from '@/lib/audit/bytes';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

/** The event's proof, fetched and verified in this browser. */
export function ProofPanel({ event }: { event: AuditEvent }) {
  const proof = useQuery(proofQuery(event));
  return (
    <section aria-labelledby="proof">
      <h3 id="proof" className="mb-2 flex items-center gap-1.5 text-sm font-semibold">
        <ShieldCheck aria-hidden className="size-4 text-ink-faint" />
        Proof
      </h3>
      {proof.data ? (
        <Proven proven={proof.data} event={event} />
      ) : proof.error instanceof Unsupported ? (
        <Notice tone="wait" title="Not verified here">
          {proof.error.message}
        </Notice>
      ) : proof.isError ? (
        <ProblemNotice problem={proof.error} action={<Button onClick={() => void proof.refetch()}>Try again</Button>} />
      ) : isProblem(proof.failureReason, 'not_yet_checkpointed') ? (
        <Notice tone="wait" title="In a moment">
          This event is newer than the last signed checkpoint. The next one comes within ten seconds.
        </Notice>
      ) : (
        <Skeleton className="h-20 rounded-xl" />
      )}
    </section>
  );
}

function Proven({ proven, event }: { proven: ProvenEvent; event: AuditEvent }) {
  const { fault, index, size, sealed } = proven;
  if (fault !== undefined) {
    return (
      <div className="space-y-4">
        <Notice tone="bad" title="This event does not fit what was recorded">
          {fault} Export the log and keep the file: it shows this to others too.
        </Notice>
        <Details proven={proven} event={event} open />
      </div>
    );
  }
  return (
    <div className="space-y-4">
      <Notice tone="good" title="Verified in this browser">
        This is event {index} of the {size} that the log’s key signed, counted from 0, and it stands there as it is
        shown here
        {sealed > 0 &&
          `, but for ${sealed === 1 ? 'one personal value' : `${sealed} personal values`} that the log holds
        sealed; an export compares them too`}
        .
      </Notice>
      <Details proven={proven} event={event} />
    </div>
  );
}

function Details({ proven, event, open }: { proven: ProvenEvent; event: AuditEvent; open?: boolean }) {
  const { index, size, leafHash, path, root, checkpoint, key, recordedAt } = proven;
  const keep = () => saveAs(`checkpoint-${size}.txt`, new Blob([checkpoint], { type: 'text/plain' }));
  return (
    <details open={open ?? false} className="group rounded-xl border border-line bg-raised text-sm">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 px-4 py-2.5 font-medium text-ink-soft [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        How it was verified
      </summary>
      <ol className="space-y-4 border-t border-line px-4 py-4">
        <Step title="What is shown is what the leaf says">
          {recordedAt !== undefined && (
            <>
              Happened {moment(event.time)}, recorded {moment(recordedAt)}. SHA-256 of the leaf:
            </>
          )}
          <Hash>{leafHash}</Hash>
        </Step>
        <Step title={`The leaf stands at ${index} of ${size}`}>
          {path.length === 0
            ? 'It is the only one: its hash is the root.'
            : `Hashed with ${path.length === 1 ? 'one other hash' : `these ${path.length} hashes`}, one level after another, it gives the root.`}
          <PathPicture index={index} size={size} path={path} />
          <Hash>{root}</Hash>
        </Step>
        <Step title="The log’s key signed that root">
          {key ? (
            <>
              Ed25519, key <span className="font-mono text-xs">{key.id}</span>, fingerprint
              <Hash>{key.fingerprint}</Hash>
            </>
          ) : (
            'No signature of the log’s key was found.'
          )}
          <pre
            aria-label="Checkpoint"
            className="mt-2 overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-2xs leading-4 whitespace-pre-wrap break-all"
          >
            {checkpoint}
          </pre>
          <Button size="sm" className="mt-2" onClick={keep}>
            <Download aria-hidden />
            Keep this checkpoint
          </Button>
        </Step>
      </ol>
    </details>
  );
}

function Step({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <li className="text-xs text-ink-soft">
      <p className="mb-0.5 text-sm font-medium text-ink">{title}</p>
      {children}
    </li>
  );
}

function Hash({ children }: { children: string }) {
  return <span className="mt-0.5 block font-mono text-2xs leading-4 break-all text-ink-faint">{children}</span>;
}
