import { queryOptions } from '@tanstack/react-query';
import { checkpointQuery, keyQuery } from '@/features/audit/api/audit-calls';
import { growthSinceLast } from '@/features/audit/api/kept-checkpoint';

/** The newest checkpoint, verified by its key and against what this browser saw before. */
export const growthQuery = queryOptions({
  queryKey: ['audit', 'growth'],
  queryFn: async ({ client }) => {
    const [text, keys] = await Promise.all([
      client.query({ ...checkpointQuery, staleTime: 0 }),
      client.query(keyQuery),
    ]);
    return { text, keys, ...(await growthSinceLast(text, keys)) };
  },
  staleTime: 5_000,
});
