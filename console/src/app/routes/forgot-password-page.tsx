import { useState } from 'react';
import { Link } from 'react-router';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { ForgotForm } from '@/features/session/components/forgot-form';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { MailSent } from '@/ui/mail-sent';

export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>();
  const back = (
    <Link to={paths.login()} className="font-medium text-accent underline-offset-4 hover:underline">
      Back to the log-in
    </Link>
  );
  if (sentTo !== undefined) {
    return (
      <AuthFrame
        title="Check your inbox"
        lead={
          <>
            If <strong className="font-medium text-ink">{sentTo}</strong> has an account, a link to choose a new
            password is on its way.
          </>
        }
        foot={
          <>
            Nothing there? Look in the spam folder, or{' '}
            <Button variant="link" onClick={() => setSentTo(undefined)}>
              try another address
            </Button>
            .
          </>
        }
      >
        <MailSent>The link works once, within half an hour.</MailSent>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Forgot your password?"
      lead="Say who you are, and we send you a link to choose a new one."
      foot={back}
    >
      <ForgotForm onSent={setSentTo} />
    </AuthFrame>
  );
}
