import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from '@/api/session';
import { ContactsPage } from '@/app/routes/contacts-page';
import { TooltipProvider } from '@/ui/tooltip';

const AMY = {
  id: '1',
  version: 1,
  full_name: 'Amy Klobuchar',
  job_title: 'Senator, MN',
  company_name: 'United States Senate',
  emails: [],
  phones: [{ value: '202-224-3244', primary: true }],
  created_at: '2026-11-21T10:00:00Z',
  updated_at: '2026-11-21T10:00:00Z',
};

function showAs(permissions: string[], items: unknown[]): void {
  signIn(`e30.${btoa(JSON.stringify({ sub: 'u', email: 'a@example.com', org_id: 'o', permissions, exp: 0 }))}.sig`);
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(Response.json({ items, next_cursor: null, total: items.length }))),
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TooltipProvider>
        <MemoryRouter>
          <ContactsPage />
        </MemoryRouter>
      </TooltipProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
});

describe('the contacts page', () => {
  it('lets an admin create by keyboard', async () => {
    showAs(['contacts:read', 'contacts:write', 'imports:write'], [AMY]);
    expect(await screen.findByRole('link', { name: 'Amy Klobuchar' })).toHaveAttribute('href', '/contacts/1');
    const create = screen.getByRole('button', { name: 'New contact' });
    create.focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'New contact' })).toBeVisible();
    expect(screen.getByLabelText('First name')).toHaveFocus();
  });

  it('tells a viewer why nothing can be created', async () => {
    showAs(['contacts:read'], [AMY]);
    await screen.findByText('Amy Klobuchar');
    const create = screen.getByRole('button', { name: 'New contact' });
    expect(create).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(create);
    expect(screen.queryByRole('dialog')).toBeNull();
    create.blur();
    await userEvent.tab();
    create.focus();
    expect((await screen.findAllByText('Your role may read contacts, not create them.')).length).toBeGreaterThan(0);
  });

  it('invites to begin where there is nothing', async () => {
    showAs(['contacts:read', 'contacts:write', 'imports:write'], []);
    expect(await screen.findByRole('heading', { name: 'No contacts yet' })).toBeVisible();
  });
});
