import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Invoice, Page, Plan, Quote, Subscription } from '@/api/types';

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

/** What changing to the plan would cost, now and a month. */
export function quoteQuery(plan: string) {
  return queryOptions({
    queryKey: ['subscription', 'quote', plan],
    queryFn: ({ signal }) => api.post<Quote>('/billing/api/subscription/preview', { body: { plan }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** The first paid plan is subscribed to, a paid one is changed, and Free is what remains when it is cancelled. */
export async function choosePlan(present: Subscription, plan: string, idempotencyKey: string): Promise<void> {
  const path = '/billing/api/subscription';
  const seen = { 'If-Match': `"${present.version}"` };
  if (present.plan === 'free') {
    await api.post(path, { body: { plan }, headers: { 'Idempotency-Key': idempotencyKey } });
  } else if (plan === 'free') {
    await api.delete(path, { headers: seen });
  } else {
    await api.patch(path, { body: { plan }, headers: seen });
  }
}
