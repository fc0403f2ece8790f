import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { signIn, signOut } from '@/api/session';
import { StepUpDialog } from '@/features/session/components/step-up-dialog';

const PASSWORD = 'a quiet river bends';
const tokenOf = (mark: string) => `e30.${btoa(JSON.stringify({ sub: mark, email: 'sarah@example.com', exp: 0 }))}.sig`;
const seen: string[] = [];

/** Billing wants a fresh token, which step-up gives for the right password. */
function answer(path: string, init: RequestInit): Response {
  const fresh = new Headers(init.headers).get('Authorization')?.includes(tokenOf('fresh'));
  seen.push(path);
  if (path !== '/auth/step-up') {
    return fresh ? Response.json({ plan: 'pro' }) : refusal(403, 'step_up_required');
  }
  return init.body === JSON.stringify({ password: PASSWORD })
    ? Response.json({ access_token: tokenOf('fresh') })
    : refusal(401, 'invalid_credentials');
}

function refusal(status: number, code: string): Response {
  return Response.json({ status, code, title: code }, { status });
}

beforeEach(() => {
  seen.length = 0;
  signIn(tokenOf('old'));
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, init: RequestInit) => Promise.resolve(answer(path, init))),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StepUpDialog />
    </QueryClientProvider>,
  );
});

it('goes on with the request once the password was right, by keyboard alone', async () => {
  const asked = api.post('/billing', { body: {} });
  const dialog = await screen.findByRole('dialog', { name: 'Confirm that it is you' });
  expect(screen.getByLabelText('Password of sarah@example.com')).toHaveFocus();
  await userEvent.keyboard('a wrong password{Enter}');
  expect(await screen.findByText('That is not your password.')).toBeVisible();
  expect(seen, 'a wrong password is sent once').toEqual(['/billing', '/auth/step-up']);
  await userEvent.clear(screen.getByLabelText('Password of sarah@example.com'));
  await userEvent.keyboard(`${PASSWORD}{Enter}`);
  await expect(asked).resolves.toEqual({ plan: 'pro' });
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
});

it('asks once for all that are refused together', async () => {
  const both = Promise.all([api.post('/billing', { body: 1 }), api.post('/exports', { body: 2 })]);
  await screen.findByRole('dialog');
  await userEvent.keyboard(`${PASSWORD}{Enter}`);
  await both;
  expect(seen.filter((path) => path === '/auth/step-up')).toHaveLength(1);
});

it('leaves the refusal as it was when declined', async () => {
  const refused = expect(api.post('/billing', { body: {} })).rejects.toMatchObject({ code: 'step_up_required' });
  await screen.findByRole('dialog');
  await userEvent.keyboard('{Escape}');
  await refused;
});

it('closes when the session ends elsewhere', async () => {
  const refused = expect(api.post('/billing', { body: {} })).rejects.toMatchObject({ code: 'step_up_required' });
  const dialog = await screen.findByRole('dialog');
  signOut();
  await refused;
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
});
