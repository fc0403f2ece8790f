import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { OrganizationRecord } from '@/api/access-types';
import { SecondFactorSetting } from '@/features/organization/components/second-factor-setting';
import { answering, refusal, show, signInAs } from '@/test-render';

const ACME = { slug: 'acme', version: 1, settings: { require_mfa: false } } as OrganizationRecord;
const ASKED = 'GET /org/api/organizations/acme/second-factors';

async function askToRequireIt(answers: Record<string, unknown>) {
  signInAs(['organization:write']);
  answering(answers);
  show(<SecondFactorSetting organization={ACME} because={undefined} />);
  await userEvent.click(screen.getByRole('switch', { name: 'Require a second factor' }));
}

it('names whom it would stop before it is required', async () => {
  const items = ['Ada', 'Bob', 'Cy', 'Dee', 'Eve', 'Fay'].map((full_name) => ({
    user_id: full_name,
    email: null,
    full_name,
  }));
  await askToRequireIt({ [ASKED]: { members: 9, without: 7, items } });
  expect(
    await screen.findByText(/^7 of 9 active members have none: Ada, Bob, Cy, Dee, Eve and 2 more\.$/),
  ).toBeVisible();
});

it('tells that nobody would be stopped', async () => {
  await askToRequireIt({ [ASKED]: { members: 2, without: 0, items: [] } });
  expect(await screen.findByText('All 2 active members have one: nobody is stopped.')).toBeVisible();
});

it('can be required while nobody can say whom it stops', async () => {
  await askToRequireIt({ [ASKED]: () => refusal(503, 'unavailable') });
  expect(await screen.findByRole('button', { name: 'Require it' })).toBeEnabled();
});
