import { queryOptions } from '@tanstack/react-query';
import { api, isProblem } from '@/api/client';
import { keyQuery } from '@/features/audit/api/audit-calls';
import { type EventProof, provenEvent } from '@/features/audit/api/proven-event';
import type { AuditEvent } from '@/api/types';

/** A checkpoint is at most 10 s behind; after so many tries somebody should be told. */
const TRIES = 15;

/** The event's proof, fetched and verified here. What was proved stays proved, so that one read is enough. */
export function proofQuery(event: AuditEvent) {
  return queryOptions({
    queryKey: ['audit', 'proof', event.id],
    queryFn: async ({ client, signal }) => {
      const path = `/audit-log/api/events/${encodeURIComponent(event.id)}/proof`;
      const [proof, key] = await Promise.all([api.get<EventProof>(path, { signal }), client.query(keyQuery)]);
      return provenEvent(event, proof, key);
    },
    staleTime: Infinity,
    retry: (count, problem) => isProblem(problem, 'not_yet_checkpointed') && count < TRIES,
    retryDelay: (_, problem) => 1000 * ((isProblem(problem) && problem.retryAfter) || 1),
  });
}
