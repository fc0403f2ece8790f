import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { areNone, type AuditFilters } from '@/features/audit/api/audit-filters';
import { exportEvents, fileName, type Format, targetFor } from '@/features/audit/api/export-calls';
import type { Names } from '@/features/audit/components/actions';
import { FilterChips } from '@/features/audit/components/filter-chips';
import { FormatChoice } from '@/features/audit/components/format-choice';
import { fileSize } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';

interface ExportDialogProps {
  open: boolean;
  onClose: () => void;
  slug: string;
  filters: AuditFilters;
  names: Names;
}

/** Takes the events that are looked at away as a file that proves itself. */
export function ExportDialog({ open, onClose, ...rest }: ExportDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open && (
        <DialogContent
          title="Export the audit trail"
          description="The events with everything that proves them. That you did is recorded."
          keepsOpen
        >
          <ExportForm {...rest} />
        </DialogContent>
      )}
    </Dialog>
  );
}

function ExportForm({ slug, filters, names }: Omit<ExportDialogProps, 'open' | 'onClose'>) {
  const [format, setFormat] = useState<Format>('ndjson');
  const [read, setRead] = useState(0);
  const [name, setName] = useState('');
  const running = useRef<AbortController>(undefined);
  const exporting = useMutation({
    mutationFn: async () => {
      setRead(0);
      const wanted = fileName(slug, format);
      const target = await targetFor(wanted);
      if (target === undefined) {
        return false;
      }
      const controller = new AbortController();
      running.current = controller;
      setName(wanted);
      await exportEvents({ format, filters, target, signal: controller.signal, onBytes: setRead });
      return true;
    },
  });
  const canceled = exporting.error instanceof DOMException && exporting.error.name === 'AbortError';

  return (
    <>
      <div className="flex flex-col gap-4 px-5 pt-3 pb-5 text-sm">
        <FormatChoice value={format} onChange={setFormat} disabled={exporting.isPending} />
        <div className="flex flex-wrap items-center gap-2 text-ink-soft">
          {areNone(filters) ? (
            'All events of the organisation.'
          ) : (
            <>
              <span>The events that you look at:</span>
              <FilterChips filters={filters} names={names} />
            </>
          )}
        </div>
        {exporting.isPending && (
          <p role="status" className="text-ink-soft tabular-nums">
            {read === 0 ? 'Waiting for the first events…' : `${fileSize(read)} so far…`}
          </p>
        )}
        {exporting.data === true && (
          <Notice tone="good" title={`${name} is saved, ${fileSize(read)}`}>
            Whoever has it can verify it without TrueValue.{' '}
            <Link to={paths.verifyBundle()} className="text-accent underline underline-offset-4">
              Verify it here
            </Link>
          </Notice>
        )}
        {canceled ? <p role="status">Canceled; nothing was saved.</p> : <ProblemNotice problem={exporting.error} />}
      </div>
      <DialogFooter>
        {exporting.isPending ? (
          <Button onClick={() => running.current?.abort()}>Cancel</Button>
        ) : (
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
        )}
        <Button variant="primary" busy={exporting.isPending} onClick={() => exporting.mutate()}>
          Export
        </Button>
      </DialogFooter>
    </>
  );
}
