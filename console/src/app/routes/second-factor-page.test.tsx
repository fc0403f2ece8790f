import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { signIn } from '@/api/session';
import { SecondFactorPage } from '@/app/routes/second-factor-page';

const claims = { sub: 'maria', email: 'maria@example.com', org_id: 'o', org_slug: 'acme', org_name: 'Acme', exp: 0 };
const tokenOf = (members: object) => `e30.${btoa(JSON.stringify({ ...claims, ...members }))}.sig`;
let methods: string[];

function answer(path: string): Response {
  switch (path) {
    case '/auth/step-up/options':
      return Response.json({ methods, challenge: null });
    case '/auth/mfa':
      return Response.json({ items: [], next_cursor: null, recovery_codes_left: 0 });
    default:
      return Response.json({ access_token: tokenOf({}), user_info: { organizations: [] } });
  }
}

beforeEach(() => {
  signIn(tokenOf({ enrol_only: true }));
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string) => Promise.resolve(answer(path))),
  );
});

function open() {
  const routes = [
    { path: '/second-factor', Component: SecondFactorPage },
    { path: '/', element: <h1>Home</h1> },
  ];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={createMemoryRouter(routes, { initialEntries: ['/second-factor'] })} />
    </QueryClientProvider>,
  );
}

it('leads who has none to add one', async () => {
  methods = ['password'];
  open();
  expect(await screen.findByRole('heading', { name: 'Add a second factor' })).toBeVisible();
  expect(await screen.findByRole('button', { name: /^Authenticator app/ })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Log out' })).toBeVisible();
});

it('asks who has one to show it, and goes on', async () => {
  methods = ['totp', 'recovery_code'];
  open();
  expect(await screen.findByLabelText('Code')).toHaveFocus();
  await userEvent.keyboard('123456{Enter}');
  expect(await screen.findByRole('heading', { name: 'Home' })).toBeVisible();
});
