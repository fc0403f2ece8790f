import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useImportProgress } from '@/features/import/api/use-import-progress';
import { ImportProgress } from '@/features/import/components/import-progress';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Page, PageBody } from '@/ui/page';
import { ProblemState } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';

export function ImportPage() {
  const { id = '' } = useParams();
  const progress = useImportProgress(id);
  const queries = useQueryClient();
  const over = progress.data !== undefined && progress.data.status !== 'running';

  useEffect(() => {
    if (over) {
      void queries.invalidateQueries({ queryKey: ['contacts'] });
    }
  }, [over, queries]);

  return (
    <Page title="Import">
      {progress.isLoadingError ? (
        <ProblemState problem={progress.error} onRetry={() => void progress.refetch()} />
      ) : (
        <PageBody>
          {progress.data ? (
            <ImportProgress
              progress={progress.data}
              actions={
                <>
                  <Button asChild variant="primary">
                    <Link to={paths.contacts()}>View contacts</Link>
                  </Button>
                  <Button asChild>
                    <Link to={paths.newImport()}>Import another file</Link>
                  </Button>
                </>
              }
            />
          ) : (
            <Skeleton className="h-56 w-full rounded-2xl" />
          )}
        </PageBody>
      )}
    </Page>
  );
}
