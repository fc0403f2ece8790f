import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { PasskeyLogin } from '@/features/session/components/passkey-login';

it('asks for what a passkey signs once somebody does something, and once', async () => {
  const fetched = vi.fn((path: string) => Promise.resolve(Response.json({ path, publicKey: { challenge: 'AAAA' } })));
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('PublicKeyCredential', { isConditionalMediationAvailable: () => Promise.resolve(true) });
  const get = vi.fn(() => new Promise(() => undefined));
  Object.defineProperty(navigator, 'credentials', { value: { get }, configurable: true });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PasskeyLogin onDone={() => undefined} />
    </QueryClientProvider>,
  );
  expect(await screen.findByRole('button', { name: 'Continue with a passkey' })).toBeVisible();
  expect(fetched).not.toHaveBeenCalled();

  await userEvent.keyboard('sarah');
  await waitFor(() => expect(fetched).toHaveBeenCalled());
  await waitFor(() => expect(get).toHaveBeenCalledOnce());
  expect(fetched.mock.calls.map(([path]) => path)).toEqual(['/auth/passkey/options']);
});
