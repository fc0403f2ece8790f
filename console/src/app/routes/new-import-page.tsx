import { useMutation } from '@tanstack/react-query';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ContactImport } from '@/api/types';
import {
  cancelImport,
  type Mapping,
  previewImport,
  runImport,
  runWithMapping,
} from '@/features/import/api/import-calls';
import { FileDrop } from '@/features/import/components/file-drop';
import { MappingTable } from '@/features/import/components/mapping-table';
import { chosenMapping, sameMapping } from '@/features/import/components/mapping';
import { count } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';
import { ProblemNotice } from '@/ui/problem';

export function NewImportPage() {
  const [draft, setDraft] = useState<{ file: File; preview: ContactImport }>();
  const reading = useMutation({
    mutationFn: (file: File) => previewImport(file),
    onSuccess: (preview, file) => setDraft({ file, preview }),
  });
  return (
    <Page title="Import contacts">
      <PageBody>
        {draft?.preview.preview ? (
          <MappingStep
            key={draft.preview.id}
            file={draft.file}
            preview={draft.preview}
            onBack={() => setDraft(undefined)}
          />
        ) : (
          <>
            <ProblemNotice problem={reading.error} className="mb-4" />
            <FileDrop onFile={(file) => reading.mutate(file)} busy={reading.isPending} />
          </>
        )}
      </PageBody>
    </Page>
  );
}

function MappingStep({ file, preview, onBack }: { file: File; preview: ContactImport; onBack: () => void }) {
  const columns = preview.preview.columns;
  const understood = chosenMapping(preview.mapping);
  const [mapping, setMapping] = useState<Mapping>(understood);
  const navigate = useNavigate();
  const running = useMutation({
    mutationFn: async () => {
      if (sameMapping(mapping, understood)) {
        return runImport(preview.id);
      }
      const started = await runWithMapping(file, columns, mapping);
      await cancelImport(preview.id).catch(() => undefined /* An unused preview does no harm. */);
      return started;
    },
    onSuccess: (started) => navigate(paths.import(started.id)),
  });
  const mapped = Object.keys(mapping).length;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <span className="flex size-10 items-center justify-center rounded-xl border border-line bg-raised text-accent shadow-card">
          <FileSpreadsheet aria-hidden className="size-5" strokeWidth={1.75} />
        </span>
        <div className="min-w-0">
          <h2 className="truncate font-semibold">{file.name}</h2>
          <p className="text-sm text-ink-soft">
            {count(preview.rows)} rows · {mapped} of {columns.length} columns mapped
            {mapped < columns.length && ', the rest is left out'}
          </p>
        </div>
        <div className="ml-auto flex gap-2">
          <Button onClick={onBack}>Choose another file</Button>
          <Button
            variant="primary"
            busy={running.isPending || running.isSuccess}
            disabled={mapped === 0}
            onClick={() => running.mutate()}
          >
            Import {count(preview.rows)} rows
          </Button>
        </div>
      </div>
      <ProblemNotice problem={running.error} className="mb-4" />
      <MappingTable preview={preview.preview} mapping={mapping} onChange={setMapping} />
      <p className="mt-4 text-xs text-ink-faint">
        Rows that cannot be read are kept in an error file; the others are imported.{' '}
        <Link to={paths.contacts()} className="text-accent hover:underline">
          Back to contacts
        </Link>
      </p>
    </>
  );
}
