import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Board, Deal, Pipeline } from '@/api/deal-types';
import { recordKey, recordPath } from '@/api/records';
import type { Page } from '@/api/types';
import type { Money } from '@/lib/money';
import { containsFilter } from '@/lib/rsql';

export const NEWEST_FIRST = '-created_at';

export const pipelinesQuery = queryOptions({
  queryKey: ['deals', 'pipelines'],
  queryFn: ({ signal }) => api.get<Page<Pipeline>>('/crm/api/pipelines', { query: { limit: 200 }, signal }),
});

export function boardQuery(pipeline: string) {
  return queryOptions({
    queryKey: ['deals', 'list', 'board', pipeline],
    queryFn: ({ signal }) =>
      api.get<Board>(`/crm/api/pipelines/${encodeURIComponent(pipeline)}/board`, { query: { limit: 100 }, signal }),
  });
}

export function dealsQuery({ q, sort }: { q: string; sort: string }) {
  return infiniteQueryOptions({
    queryKey: ['deals', 'list', { q: q.trim(), sort }],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Deal>>('/crm/api/deals', {
        query: { limit: 50, count: true, sort, filter: containsFilter(q, ['name']), cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function dealQuery(id: string) {
  return queryOptions({
    queryKey: recordKey('deals', id),
    queryFn: ({ signal }) => api.get<Deal>(recordPath('deals', id), { signal }),
  });
}

export function nameOf(deal: Deal): string {
  return deal.name ?? 'Nameless';
}

export interface NewDeal {
  name?: string;
  stage_id?: string;
  close_date?: string;
  amount?: Money;
}

export function createDeal(body: NewDeal, idempotencyKey: string): Promise<Deal> {
  return api.post<Deal>('/crm/api/deals', { body, headers: { 'Idempotency-Key': idempotencyKey } });
}

export interface Move {
  deal: Deal;
  stage: string;
  /** The deal that it comes behind; it becomes the first where none is named. */
  after?: string | undefined;
}

/** Moves deals; boards, lists and the deal itself show it when it is done. */
export function useMoves() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ deal, stage, after }: Move) =>
      api.post<Deal>(`${recordPath('deals', deal.id)}/move`, {
        body: { stage_id: stage, after_id: after ?? null },
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      }),
    onSuccess: (moved) => queries.setQueryData(recordKey('deals', moved.id), moved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deals', 'list'] }),
  });
}
