import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { RegisterForm } from '@/features/session/components/register-form';
import { paths } from '@/lib/path-builder';
import { Button } from '@/ui/button';

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
        <div role="status" className="flex items-center gap-3 rounded-xl border border-accent-line bg-accent-soft p-4">
          <MailCheck aria-hidden className="size-5 text-accent" />
          <span className="text-sm text-ink-soft">The link works once, and only for a limited time.</span>
        </div>
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
