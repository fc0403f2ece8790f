import type { Growth } from '@/features/audit/api/kept-checkpoint';
import { count, moment } from '@/lib/format';
import { Card } from '@/ui/card';
import { CopyField } from '@/ui/copy-field';
import { Notice } from '@/ui/notice';
import { hex } from '@/lib/audit/bytes';

/** The newest checkpoint, what it binds, and how it continues what this browser saw before. */
export function CheckpointCard({ growth }: { growth: Growth & { text: string } }) {
  const { now, key, before, fault, text } = growth;
  return (
    <div className="space-y-4">
      {fault === undefined ? (
        <Notice tone="good" title="The log’s key signed this, as this browser verified">
          {before === undefined
            ? 'This browser keeps it, and will tell you if the log should ever not continue from here.'
            : `When this browser last looked, ${moment(before.seenAt)}, there were ${count(before.size)} events: they are still the first of these, unchanged.`}
        </Notice>
      ) : (
        <Notice tone="bad" title="This does not continue what was signed before">
          {fault} Keep this checkpoint and ask who runs this installation.
        </Notice>
      )}
      <Card className="space-y-4 p-6">
        <div>
          <h2 className="text-base font-semibold">Checkpoint over {count(now.size)} events</h2>
          <p className="text-sm text-ink-soft">
            Signed over the root of all of them: none can be changed, removed or put between without this line being
            another.
          </p>
        </div>
        <pre
          aria-label="Checkpoint"
          className="overflow-x-auto rounded-xl border border-line bg-sunken p-4 font-mono text-xs leading-5 break-all whitespace-pre-wrap"
        >
          {text}
        </pre>
        {key && (
          <>
            <CopyField label="Key" value={key.text} />
            <CopyField label="Fingerprint of the key" value={key.fingerprint} />
          </>
        )}
        <p className="text-xs text-ink-faint">
          Root <span className="font-mono text-2xs break-all">{hex(now.root)}</span>
        </p>
      </Card>
    </div>
  );
}
