import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { signIn } from '@/api/session';
import { TooltipProvider } from '@/ui/tooltip';

export const ORGANIZATION = { org_id: 'o', org_slug: 'acme', org_name: 'Acme' };

/** Signs somebody in by a token that nobody signed. */
export function signInAs(permissions: string[], claims: object = ORGANIZATION): void {
  const payload = { sub: 'me', email: 'me@example.com', permissions, exp: 0, ...claims };
  signIn(`e30.${btoa(JSON.stringify(payload))}.sig`);
}

/** Answers by method and path, the query left out; whatever is not named is empty. What was asked is kept. */
export function answering(answers: Record<string, unknown>): string[] {
  const asked: string[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn((target: string, init: RequestInit = {}) => {
      const call = `${init.method ?? 'GET'} ${target.split('?')[0] ?? ''}`;
      asked.push(`${init.method ?? 'GET'} ${target}${typeof init.body === 'string' ? ` ${init.body}` : ''}`);
      const answer = answers[call] ?? { items: [], next_cursor: null };
      const made = typeof answer === 'function' ? (answer as () => unknown)() : answer;
      return Promise.resolve(made instanceof Response ? made.clone() : Response.json(made));
    }),
  );
  return asked;
}

export function refusal(status: number, code: string, detail = ''): Response {
  return Response.json({ status, code, title: code, detail }, { status });
}

export function show(element: ReactElement, at = '/'): void {
  showRouted(<MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>);
}

/** What brings its own router. */
export function showRouted(element: ReactElement): void {
  // jsdom lays nothing out, and Radix asks it to.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  Element.prototype.hasPointerCapture = () => false;
  Element.prototype.scrollIntoView = () => undefined;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TooltipProvider>{element}</TooltipProvider>
    </QueryClientProvider>,
  );
}
