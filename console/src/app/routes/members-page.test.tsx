import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { MembersPage } from '@/app/routes/members-page';
import { answering, show, signInAs } from '@/test-render';

const member = (user_id: string, full_name: string, more: object = {}) => ({
  ...{ user_id, full_name, email: `${user_id}@example.com`, status: 'active', owner: false, roles: ['member'] },
  ...{ teams: [], joined_at: '2026-11-21T10:00:00Z', version: 1, ...more },
});

const PEOPLE = {
  items: [member('me', 'Sarah Okafor', { owner: true, roles: ['admin'] }), member('maria', 'Maria Chen')],
  next_cursor: null,
  total: 2,
};
const MEMBERS = 'GET /org/api/organizations/acme/members';
const ADMIN = ['members:read', 'members:write', 'invites:write', 'assignments:write', 'teams:write', 'roles:read'];

describe('the members page', () => {
  it('lets an admin suspend a member, by keyboard', async () => {
    signInAs(ADMIN);
    const suspend = 'POST /org/api/organizations/acme/members/maria/suspend';
    const asked = answering({ [MEMBERS]: PEOPLE, [suspend]: member('maria', 'Maria Chen') });
    show(<MembersPage />);
    (await screen.findByRole('button', { name: 'Actions for Maria Chen' })).focus();
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    within(menu).getByRole('menuitem', { name: 'Suspend…' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Suspend' }));
    expect(asked).toContain(suspend);
  });

  it('tells what the owner cannot do to themselves', async () => {
    signInAs(ADMIN);
    answering({ [MEMBERS]: PEOPLE });
    show(<MembersPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for Sarah Okafor' }));
    const leave = await screen.findByRole('menuitem', { name: /^Leave the organisation/ });
    expect(leave).toHaveAttribute('aria-disabled', 'true');
    expect(leave).toHaveTextContent('You own it. Make somebody else the owner first.');
  });

  it('tells a viewer why nothing can be changed', async () => {
    signInAs(['members:read'], { sub: 'viewer', org_id: 'o', org_slug: 'acme' });
    answering({ [MEMBERS]: PEOPLE });
    show(<MembersPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for Maria Chen' }));
    const items = await screen.findAllByRole('menuitem');
    expect(items.every((item) => item.getAttribute('aria-disabled') === 'true')).toBe(true);
    expect(screen.getAllByText('Your role may not do this.').length).toBeGreaterThan(2);
  });

  it('asks the server for what is searched', async () => {
    signInAs(ADMIN);
    const asked = answering({ [MEMBERS]: { items: [], next_cursor: null, total: 0 } });
    show(<MembersPage />, '/members?q=mar&status=suspended');
    expect(await screen.findByRole('heading', { name: 'Nobody matches' })).toBeVisible();
    expect(asked.some((line) => line.includes('q=mar&filter=status%3D%3Dsuspended'))).toBe(true);
  });
});
