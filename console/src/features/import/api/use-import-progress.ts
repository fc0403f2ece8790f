import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { eventStream } from '@/api/event-stream';
import type { ContactImport } from '@/api/types';
import { eventsPath, importQuery } from '@/features/import/api/import-calls';

/**
 * An import as it goes: its events as they come, and behind them a slow poll, which alone serves where a proxy holds
 * streams back and stays well under the user's 100 requests a minute.
 */
export function useImportProgress(id: string) {
  const queries = useQueryClient();
  const progress = useQuery({
    ...importQuery(id),
    refetchInterval: (query) => (isGoing(query.state.data) ? 2_500 : false),
  });
  const going = isGoing(progress.data);

  useEffect(() => {
    if (!going) {
      return;
    }
    const stop = new AbortController();
    async function follow() {
      for await (const data of eventStream(eventsPath(id), stop.signal)) {
        const news = importIn(data);
        if (news?.id === id) {
          queries.setQueryData(importQuery(id).queryKey, (before) => (before ? { ...before, ...news } : before));
        }
      }
    }
    follow().catch(() => undefined /* The poll goes on. */);
    return () => stop.abort();
  }, [going, id, queries]);

  return progress;
}

function isGoing(progress: ContactImport | undefined): boolean {
  return progress?.status === 'running';
}

function importIn(data: string): Partial<ContactImport> | undefined {
  try {
    return JSON.parse(data) as Partial<ContactImport>;
  } catch {
    return undefined;
  }
}
