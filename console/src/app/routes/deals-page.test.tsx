import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from '@/api/session';
import { DealsPage } from '@/app/routes/deals-page';
import { TooltipProvider } from '@/ui/tooltip';

const LEAD = { id: 's1', name: 'Lead', status: 'open' };
const WON = { id: 's2', name: 'Won', status: 'won' };
const ENGINES = {
  id: 'd1',
  version: 1,
  name: 'Engines',
  pipeline_id: 'p1',
  stage_id: 's1',
  amount: { amount: 490000, currency: 'USD' },
  close_date: null,
  status: 'open',
  contact_ids: [],
  tags: [],
  created_at: '2026-11-21T10:00:00Z',
};
const BOARD = {
  pipeline_id: 'p1',
  name: 'Sales',
  stages: [
    { ...LEAD, count: 1, amounts: [ENGINES.amount], deals: [ENGINES] },
    { ...WON, count: 0, amounts: [], deals: [] },
  ],
};

const calls: { method: string; path: string; body: unknown }[] = [];

function answer(path: string): unknown {
  if (path.includes('/board')) {
    return BOARD;
  }
  if (path.includes('/pipelines')) {
    return { items: [{ id: 'p1', version: 1, name: 'Sales', stages: [LEAD, WON] }], next_cursor: null };
  }
  return path.includes('/move') ? { ...ENGINES, version: 2 } : { items: [ENGINES], next_cursor: null, total: 1 };
}

function showAs(permissions: string[], address = '/deals'): void {
  signIn(`e30.${btoa(JSON.stringify({ sub: 'u', email: 'a@example.com', org_id: 'o', permissions, exp: 0 }))}.sig`);
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, init: RequestInit) => {
      calls.push({ method: init.method ?? 'GET', path, body: JSON.parse(typeof init.body === 'string' ? init.body : 'null') });
      return Promise.resolve(Response.json(answer(path)));
    }),
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TooltipProvider>
        <MemoryRouter initialEntries={[address]}>
          <DealsPage />
        </MemoryRouter>
      </TooltipProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  calls.length = 0;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
});

const moved = () => calls.find(({ path }) => path.includes('/deals/d1/move'))?.body;

describe('the deals page', () => {
  it('moves a deal by keyboard', async () => {
    showAs(['deals:read', 'deals:write', 'pipelines:read']);
    (await screen.findByRole('button', { name: 'Move Engines' })).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'To Won' }));
    expect(moved()).toEqual({ stage_id: 's2', after_id: null });
  });

  it('moves a deal by pointer', async () => {
    showAs(['deals:read', 'deals:write', 'pipelines:read']);
    fireEvent.dragStart(await screen.findByRole('article', { name: 'Engines' }), { dataTransfer: {} });
    fireEvent.drop(screen.getByRole('region', { name: 'Won' }));
    await vi.waitFor(() => expect(moved()).toEqual({ stage_id: 's2', after_id: null }));
  });

  it('tells what a stage is worth', async () => {
    showAs(['deals:read', 'pipelines:read']);
    const lead = await screen.findByRole('region', { name: 'Lead' });
    expect(within(lead).getAllByText('$4,900')).toHaveLength(2);
  });

  it('tells a viewer why nothing can be moved or created', async () => {
    showAs(['deals:read', 'pipelines:read']);
    expect(screen.getByRole('button', { name: 'New deal' })).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(await screen.findByRole('button', { name: 'Move Engines' }));
    const item = await screen.findByRole('menuitem', { name: /To Won/ });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(item);
    expect(moved()).toBeUndefined();
  });

  it('lists deals', async () => {
    showAs(['deals:read', 'pipelines:read'], '/deals?view=list');
    expect(await screen.findByRole('link', { name: 'Engines' })).toHaveAttribute('href', '/deals/d1');
    expect(await screen.findByText('Lead')).toBeVisible();
  });
});
