import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ResetForm } from '@/features/session/components/reset-form';
import { answering, show } from '@/test-render';

const RESET = 'POST /auth/password/reset';

it('lets the server say how long a password must be', async () => {
  const message = 'Use at least 15 characters; a few words do well.';
  const asked = answering({
    [RESET]: () =>
      Response.json(
        {
          status: 400,
          code: 'validation_failed',
          title: 'x',
          errors: [{ field: 'password', code: 'too_short', message }],
        },
        { status: 400 },
      ),
  });
  show(<ResetForm token="t" onDone={() => undefined} onProblem={() => undefined} />);
  await userEvent.type(screen.getByLabelText('New password'), '8 chars!');
  await userEvent.click(screen.getByRole('button', { name: 'Set the new password' }));
  expect(asked.some((call) => call.startsWith(RESET))).toBe(true);
  expect(await screen.findByText(message)).toBeVisible();
});
