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
let methods: string[];

/** Billing wants a fresh token, which step-up gives for the right password. */
function answer(path: string, init: RequestInit): Response {
  const fresh = new Headers(init.headers).get('Authorization')?.includes(tokenOf('fresh'));
  if (path === '/auth/step-up/options') {
    return Response.json({ methods, challenge: null });
  }
  seen.push(path);
  if (path !== '/auth/step-up') {
    return fresh ? Response.json({ plan: 'pro' }) : refusal(403, 'step_up_required');
  }
  const right = methods[0] === 'password' ? { password: PASSWORD } : { code: '123456' };
  return init.body === JSON.stringify(right)
    ? Response.json({ access_token: tokenOf('fresh') })
    : refusal(401, methods[0] === 'password' ? 'invalid_credentials' : 'invalid_code');
}

function refusal(status: number, code: string): Response {
  return Response.json({ status, code, title: code }, { status });
}

beforeEach(() => {
  seen.length = 0;
  methods = ['password'];
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
  expect(await screen.findByLabelText('Password of sarah@example.com')).toHaveFocus();
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
  await screen.findByLabelText('Password of sarah@example.com');
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

it('asks for the second factor of who has one, and sends a wrong code once', async () => {
  methods = ['totp', 'recovery_code'];
  const asked = api.post('/billing', { body: {} });
  expect(await screen.findByLabelText('Code')).toHaveFocus();
  await userEvent.keyboard('000 000{Enter}');
  expect(await screen.findByText(/That code is wrong/)).toBeVisible();
  expect(seen).toEqual(['/billing', '/auth/step-up']);
  await userEvent.clear(screen.getByLabelText('Code'));
  await userEvent.keyboard('123 456{Enter}');
  await expect(asked).resolves.toEqual({ plan: 'pro' });
});

it('offers each other way by a press', async () => {
  methods = ['totp', 'recovery_code'];
  const refused = expect(api.post('/billing', { body: {} })).rejects.toMatchObject({ code: 'step_up_required' });
  await userEvent.click(await screen.findByRole('button', { name: 'Use a recovery code' }));
  expect(screen.getByLabelText('Recovery code')).toHaveFocus();
  expect(screen.getByRole('button', { name: 'Use your authenticator app' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await refused;
});
