import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { signIn } from '@/api/session';
import { contactQuery } from '@/features/contact/api/contact-calls';
import { ContactRecord } from '@/features/contact/components/contact-record';

const AMY = {
  ...{ id: '1', version: 1, first_name: 'Amy', last_name: 'Klobuchar', full_name: 'Amy Klobuchar' },
  ...{ job_title: 'Senator', company_id: null, company_name: null, birthday: null, website: null },
  ...{ owner_id: null, team_id: null, tags: [], custom: {}, created_by: null, emails: [], addresses: [] },
  phones: [{ value: '202-224-3244', label: 'work', primary: true, e164: '+12022243244' }],
  created_at: '2026-11-21T10:00:00Z',
  updated_at: '2026-11-21T10:00:00Z',
};

let stored: Record<string, unknown> & { version: number } = AMY;
const patches: { body: unknown; seen: string | null }[] = [];

function serve(_path: string, init: RequestInit): Response {
  if (init.method === 'PATCH') {
    const seen = new Headers(init.headers).get('If-Match');
    patches.push({ body: JSON.parse(init.body as string), seen });
    if (seen !== `"${stored.version}"`) {
      return Response.json({ status: 412, code: 'stale_version', title: 'Stale' }, { status: 412 });
    }
    stored = { ...stored, ...(JSON.parse(init.body as string) as object), version: stored.version + 1 };
  }
  return Response.json(stored);
}

function Shown() {
  const contact = useQuery(contactQuery('1'));
  return contact.data && <ContactRecord contact={contact.data} />;
}

async function showAs(...permissions: string[]): Promise<void> {
  signIn(`e30.${btoa(JSON.stringify({ sub: 'u', email: 'a@example.com', org_id: 'o', permissions, exp: 0 }))}.sig`);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Shown />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { name: 'Amy Klobuchar' });
}

beforeEach(() => {
  stored = AMY;
  patches.length = 0;
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, init: RequestInit) => Promise.resolve(serve(path, init))),
  );
});

it('changes one field, of the version that was seen, by keyboard alone', async () => {
  await showAs('contacts:read', 'contacts:write');
  screen.getByRole('button', { name: 'Edit job title' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByLabelText('job title')).toHaveFocus();
  await userEvent.keyboard('Senator, MN{Enter}');
  expect((await screen.findAllByText('Senator, MN')).length).toBeGreaterThan(0);
  expect(patches).toEqual([{ body: { job_title: 'Senator, MN' }, seen: '"1"' }]);
  expect(screen.getByRole('button', { name: 'Edit job title' })).toHaveFocus();
});

it('sends null for what was emptied, and phones without what the server makes of them', async () => {
  await showAs('contacts:read', 'contacts:write');
  await userEvent.click(screen.getByRole('button', { name: 'Edit last name' }));
  await userEvent.clear(screen.getByLabelText('last name'));
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('button', { name: 'Edit last name' });
  await userEvent.click(screen.getByRole('button', { name: 'Add phone' }));
  await userEvent.keyboard('555-0100{Enter}');
  await screen.findByText('555-0100');
  expect(patches.map(({ body }) => body)).toEqual([
    { last_name: null },
    {
      phones: [
        { value: '202-224-3244', label: 'work', primary: true },
        { value: '555-0100', label: 'work', primary: false },
      ],
    },
  ]);
});

it('keeps what was typed when somebody else was first, and saves it after a reload', async () => {
  await showAs('contacts:read', 'contacts:write');
  await userEvent.click(screen.getByRole('button', { name: 'Edit job title' }));
  stored = { ...stored, company_name: 'Senate', version: 2 };
  await userEvent.clear(screen.getByLabelText('job title'));
  await userEvent.keyboard('Chair{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: 'Show the newest' }));
  expect((await screen.findAllByText('Senate')).length).toBeGreaterThan(0);
  expect(screen.getByLabelText('job title')).toHaveValue('Chair');
  await userEvent.click(screen.getByRole('button', { name: 'Save job title' }));
  expect((await screen.findAllByText('Chair')).length).toBeGreaterThan(0);
  expect(stored.version).toBe(3);
});

it('leaves a field as it was on Escape', async () => {
  await showAs('contacts:read', 'contacts:write');
  await userEvent.click(screen.getByRole('button', { name: 'Edit job title' }));
  await userEvent.keyboard('something else{Escape}');
  expect(patches).toEqual([]);
  expect(screen.getAllByText('Senator').length).toBeGreaterThan(0);
});

it('shows a reader no way to change anything', async () => {
  await showAs('contacts:read');
  expect(screen.queryByRole('button', { name: /^(Edit|Add)/ })).toBeNull();
});
