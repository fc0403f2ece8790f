import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentSession, signOut } from '@/api/session';
import { AcceptInvitePage } from '@/app/routes/accept-invite-page';
import { keepInvite, pendingInvite } from '@/lib/pending-invite';
import { answering, refusal, showRouted, signInAs } from '@/test-render';

const PREVIEW = 'POST /org/api/invites/preview';
const OFFER = {
  organization_name: 'Acme Corp',
  email: 'me@example.com',
  invited_by: 'Sarah Okafor',
  expires_at: '2026-11-28T10:00:00Z',
};

function open(token: string | undefined): void {
  const router = createMemoryRouter(
    [
      { path: '/accept-invite', loader: () => ({ token }), Component: AcceptInvitePage, HydrateFallback: () => null },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: ['/accept-invite'] },
  );
  showRouted(<RouterProvider router={router} />);
}

describe('the page of an invitation', () => {
  beforeEach(() => keepInvite('secret'));

  it('leads whoever is signed out to a sign-in that carries no token', async () => {
    signOut();
    answering({});
    open('secret');
    const login = await screen.findByRole('link', { name: 'I have an account' });
    expect(login).toHaveAttribute('href', '/login?next=%2Faccept-invite');
    expect(pendingInvite()).toBe('secret');
  });

  it('says what is about to be accepted, accepts it and goes there', async () => {
    signInAs([], {});
    const token = `e30.${btoa(JSON.stringify({ sub: 'me', email: 'me@example.com', org_slug: 'acme', exp: 0 }))}.sig`;
    const asked = answering({
      [PREVIEW]: OFFER,
      'POST /org/api/invites/accept': { organization: { id: '1', slug: 'acme', name: 'Acme Corp' } },
      'POST /auth/switch-organization': { access_token: token, user_info: { organizations: [] } },
    });
    open('secret');
    expect(await screen.findByRole('heading', { name: 'Join Acme Corp' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Accept the invitation' }));
    expect(await screen.findByText('elsewhere')).toBeVisible();
    expect(asked).toContain('POST /org/api/invites/accept {"token":"secret"}');
    expect(currentSession()).toMatchObject({ claims: { org_slug: 'acme' } });
    expect(pendingInvite()).toBeUndefined();
  });

  it('says plainly that it is not for this account, and keeps it for the right one', async () => {
    signInAs([], {});
    answering({ [PREVIEW]: refusal(404, 'invite_invalid') });
    open('secret');
    expect(await screen.findByText('You are signed in as me@example.com')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Log in with another account' }));
    expect(await screen.findByText('elsewhere')).toBeVisible();
    expect(currentSession().state).toBe('anonymous');
    expect(pendingInvite()).toBe('secret');
  });

  it('says when no seat is free, and can be tried again', async () => {
    signInAs([], {});
    answering({ [PREVIEW]: OFFER, 'POST /org/api/invites/accept': refusal(409, 'seats_exceeded') });
    open('secret');
    await userEvent.click(await screen.findByRole('button', { name: 'Accept the invitation' }));
    expect(await screen.findByText('No seat is free')).toBeVisible();
    expect(pendingInvite()).toBe('secret');
  });

  it('says that a link is not whole', async () => {
    signInAs([], {});
    answering({});
    open(undefined);
    expect(await screen.findByRole('heading', { name: 'This link is not whole' })).toBeVisible();
  });
});
