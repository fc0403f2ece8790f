import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { RegisterForm } from '@/features/session/components/register-form';

function answering(status: number, body: unknown): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(Response.json(body, { status }))),
  );
}

async function fillAndSend(onSent: (email: string) => void): Promise<void> {
  const person = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RegisterForm onSent={onSent} />
    </QueryClientProvider>,
  );
  await person.type(screen.getByLabelText('Full name'), 'Sarah Okafor');
  await person.tab();
  await person.keyboard('sarah@example.com');
  await person.tab();
  await person.keyboard('a quiet river bends{Enter}');
}

it('is filled and sent by keyboard alone', async () => {
  answering(202, { status: 'verification_sent' });
  const onSent = vi.fn();
  await fillAndSend(onSent);
  await vi.waitFor(() => expect(onSent).toHaveBeenCalledWith('sarah@example.com'));
});

it('puts a fault at its field', async () => {
  const message = 'This password was stolen before.';
  answering(400, {
    status: 400,
    code: 'validation_failed',
    title: 'Not valid',
    errors: [{ field: 'password', code: 'weak', message }],
  });
  await fillAndSend(vi.fn());
  expect(await screen.findByText(message)).toBeVisible();
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(message);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says kindly when to try again', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() =>
      Promise.resolve(
        Response.json(
          { status: 429, code: 'rate_limited', title: 'Too many' },
          { status: 429, headers: { 'Retry-After': '42' } },
        ),
      ),
    ),
  );
  await fillAndSend(vi.fn());
  expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 42 seconds');
});
