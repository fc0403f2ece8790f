import { useState } from 'react';
import { Link } from 'react-router';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { RegisterForm } from '@/features/session/components/register-form';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { MailSent } from '@/ui/mail-sent';

export function RegisterPage() {
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) {
    return (
      <AuthFrame
        title="Check your inbox"
        lead={
          <>
            We sent a link to <strong className="font-medium text-ink">{sentTo}</strong>. Open it to verify your
            address.
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
        <MailSent>The link works once, and only for a limited time.</MailSent>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Create your account"
      lead="Free for five people and 10,000 records. No card."
      foot={
        <>
          Have an account?{' '}
          <Link to={paths.login()} className="font-medium text-accent underline-offset-4 hover:underline">
            Log in
          </Link>
        </>
      }
    >
      <RegisterForm onSent={setSentTo} />
    </AuthFrame>
  );
}
