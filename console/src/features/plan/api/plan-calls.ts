import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Invoice, Page, Plan, Subscription } from '@/api/types';

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => api.get<Page<Plan>>('/billing/api/plans', { signal }),
  select: (page) => page.items,
  staleTime: 600_000,
});

export const subscriptionQuery = queryOptions({
  queryKey: ['subscription'],
  queryFn: ({ signal }) => api.get<Subscription>('/billing/api/subscription', { signal }),
});

export const invoicesQuery = queryOptions({
  queryKey: ['invoices'],
  queryFn: ({ signal }) => api.get<Page<Invoice>>('/billing/api/invoices', { query: { limit: 50 }, signal }),
  select: (page) => page.items,
});

export function choosePlan(plan: string, idempotencyKey: string): Promise<Subscription> {
  return api.post<Subscription>('/billing/api/subscription', {
    body: { plan },
    headers: { 'Idempotency-Key': idempotencyKey },
  });
}
