import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { InviteDialog } from '@/features/invite/components/invite-dialog';
import { answering, refusal, show, signInAs } from '@/test-render';

const ROLES = [
  { value: 'member', label: 'Member' },
  { value: 'admin', label: 'Admin', because: 'It allows billing:write, which you do not hold.' },
];
const INVITES = 'POST /org/api/organizations/acme/invites';

it('keeps those who were refused, and says why', async () => {
  signInAs(['invites:write']);
  const answers = [Response.json({}), refusal(409, 'seats_exceeded')];
  const asked = answering({ [INVITES]: () => answers.shift() });
  const onClose = vi.fn();
  show(<InviteDialog slug="acme" roles={ROLES} teams={[]} free={1} onClose={onClose} />);
  await userEvent.type(screen.getByLabelText('E-mail addresses'), 'maria@example.com, daniel@example.com');
  expect(screen.getByText('Only 1 of 2 fit')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send 2 invitations' }));
  expect(await screen.findByText('Sent to maria@example.com.')).toBeVisible();
  expect(screen.getByText(/No seat is free/)).toBeVisible();
  expect(screen.getByLabelText('E-mail addresses')).toHaveValue('daniel@example.com');
  expect(asked[0]).toContain('{"email":"maria@example.com","roles":["member"],"teams":[]}');
  expect(onClose).not.toHaveBeenCalled();
});

it('sends nothing that is no address', async () => {
  signInAs(['invites:write']);
  answering({});
  show(<InviteDialog slug="acme" roles={ROLES} teams={[]} free={undefined} onClose={vi.fn()} />);
  await userEvent.type(screen.getByLabelText('E-mail addresses'), 'maria@');
  expect(screen.getByText('Not an address: maria@')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Send invitation' })).toBeDisabled();
});

it('offers no role beyond what one holds', async () => {
  signInAs(['invites:write']);
  answering({});
  show(<InviteDialog slug="acme" roles={ROLES} teams={[]} free={undefined} onClose={vi.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: /^Roles/ }));
  const admin = await screen.findByRole('menuitemcheckbox', { name: /^Admin/ });
  expect(admin).toHaveAttribute('aria-disabled', 'true');
  expect(admin).toHaveTextContent('which you do not hold');
});
