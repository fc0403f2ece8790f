import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { signIn } from '@/api/session';
import { RecordActivity } from '@/app/routes/record-activity';

const MOVED = {
  version: 2,
  type: 'stage_changed',
  at: '2026-11-22T10:00:00Z',
  actor: { type: 'user', id: 'u' },
  before: { status: 'open' },
  after: { status: 'won' },
};
const MADE = { ...MOVED, version: 1, type: 'created', before: {}, after: {} };

function answer(path: string): unknown {
  return path.includes('/timeline')
    ? { items: [MOVED, MADE], next_cursor: null }
    : { items: [{ user_id: 'u', full_name: 'Sarah Okafor' }], next_cursor: null };
}

it('tells a viewer what became of a deal, without the audit trail', async () => {
  const claims = { sub: 'u', email: 'a@example.com', org_id: 'o', org_slug: 'acme', permissions: ['deals:read'], exp: 0 };
  signIn(`e30.${btoa(JSON.stringify(claims))}.sig`);
  const paths: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string) => {
      paths.push(path);
      return Promise.resolve(Response.json(answer(path)));
    }),
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RecordActivity type="deal" id="d1" />
    </QueryClientProvider>,
  );
  const list = await screen.findByRole('list', { name: 'What became of it' });
  const [moved, made] = within(list).getAllByRole('listitem');
  expect(moved).toHaveTextContent('Stage changed');
  expect(within(list).getByRole('row', { name: 'Status open won' })).toBeVisible();
  expect(made).toHaveTextContent('Created');
  expect(await screen.findAllByText('Sarah Okafor')).toHaveLength(2);
  expect(paths.some((path) => path.startsWith('/crm/api/deals/d1/timeline'))).toBe(true);
  expect(paths.some((path) => path.includes('/audit-log/'))).toBe(false);
});
