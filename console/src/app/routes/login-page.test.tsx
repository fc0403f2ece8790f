import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { forgetEnding, rememberEnding } from '@/api/session-end';
import { LoginPage } from '@/app/routes/login-page';

const TOKEN = `e30.${btoa(JSON.stringify({ sub: 'sarah', email: 'sarah@example.com', exp: 0 }))}.sig`;
const PAIR = { access_token: TOKEN, user_info: { organizations: [] } };
const sent: [string, unknown][] = [];
let second: () => Response;

function answer(path: string, init: RequestInit): Response {
  sent.push([path, JSON.parse(init.body as string)]);
  return path === '/auth/login'
    ? refusal(401, 'mfa_required', { mfa_token: 'waiting', methods: ['totp', 'recovery_code'] })
    : second();
}

function refusal(status: number, code: string, members: object = {}): Response {
  return Response.json({ status, code, title: code, ...members }, { status });
}

function open() {
  const routes = [
    { path: '/login', Component: LoginPage },
    { path: '/', element: <h1>Home</h1> },
    { path: '/contacts', element: <h1>Contacts</h1> },
  ];
  const router = createMemoryRouter(routes, { initialEntries: ['/login?next=%2Fcontacts'] });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

async function entersPassword() {
  await userEvent.type(screen.getByLabelText('E-mail'), 'sarah@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'a quiet river bends{Enter}');
}

beforeEach(() => {
  sent.length = 0;
  forgetEnding();
  second = () => Response.json(PAIR);
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, init: RequestInit) => Promise.resolve(answer(path, init))),
  );
});

it('goes where it was asked to once the second factor is right, by keyboard alone', async () => {
  open();
  await entersPassword();
  expect(await screen.findByLabelText('Code')).toHaveFocus();
  await userEvent.keyboard('123 456{Enter}');
  expect(await screen.findByRole('heading', { name: 'Contacts' })).toBeVisible();
  expect(sent.at(-1)).toEqual(['/auth/login/mfa', { mfa_token: 'waiting', code: '123456' }]);
});

it('begins again with the password when the second step took too long', async () => {
  second = () => refusal(401, 'invalid_mfa_token');
  open();
  await entersPassword();
  await screen.findByLabelText('Code');
  await userEvent.keyboard('123456{Enter}');
  expect(await screen.findByText('That took too long')).toBeVisible();
  expect(screen.getByLabelText('Password')).toBeVisible();
});

it('says why one was logged out, and nothing to who logged out themselves', () => {
  const ended = { status: 401, code: 'session_ended', title: 'ended' };
  rememberEnding(new ApiProblem({ ...ended, reason: 'signed_out' } as never));
  open();
  expect(screen.queryByText('You were logged out')).not.toBeInTheDocument();
});

it('names the device that ended the session', () => {
  const ended = { status: 401, code: 'session_ended', title: 'ended', reason: 'password_changed' };
  rememberEnding(new ApiProblem({ ...ended, ended_from: 'Firefox on Windows' } as never));
  open();
  expect(screen.getByText('Your password was changed on another device.', { exact: false })).toBeVisible();
  expect(screen.getByText(/Firefox on Windows/)).toBeVisible();
});
