import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { isProblem } from '@/api/client';
import { challengeLogin, completeLogin, logIn } from '@/features/session/api/session-calls';
import { AuthFrame } from '@/features/session/components/auth-frame';
import { EndedNotice } from '@/features/session/components/ended-notice';
import { FactorProof } from '@/features/session/components/factor-proof';
import { LoginForm } from '@/features/session/components/login-form';
import { PasskeyLogin } from '@/features/session/components/passkey-login';
import { paths, safeNext } from '@/lib/path-builder';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** What the second step needs, as the first one's refusal gave it. */
interface Waiting {
  token: string;
  methods: string[];
}

export function LoginPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [waiting, setWaiting] = useState<Waiting>();
  const [expired, setExpired] = useState(false);
  const done = () => void navigate(safeNext(search.get('next')), { replace: true });
  const loggingIn = useMutation({
    mutationFn: logIn,
    onSuccess: done,
    onError: (refusal) => setWaiting(waitingOf(refusal)),
  });

  function startOver(again: boolean) {
    setWaiting(undefined);
    setExpired(again);
    loggingIn.reset();
  }

  /** A second step that took too long has to begin again with the password. */
  async function orStartOver<T>(step: Promise<T>): Promise<T> {
    return step.catch((refusal: unknown) => {
      if (isProblem(refusal, 'invalid_mfa_token')) {
        startOver(true);
      }
      throw refusal;
    });
  }

  if (waiting) {
    return (
      <AuthFrame
        title="Confirm that it is you"
        lead="Your password was right. One more step."
        foot={
          <Button variant="link" onClick={() => startOver(false)}>
            Log in as somebody else
          </Button>
        }
      >
        <FactorProof
          methods={waiting.methods}
          challenge={(method) => orStartOver(challengeLogin(waiting.token, method))}
          prove={(proof) => orStartOver(completeLogin(waiting.token, proof)).then(done)}
        />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Welcome back"
      lead="Log in to your workspace."
      foot={
        <>
          New here?{' '}
          <Link to={paths.register()} className="font-medium text-accent underline-offset-4 hover:underline">
            Create an account
          </Link>
        </>
      }
    >
      {expired ? (
        <Notice tone="wait" title="That took too long" className="mb-5">
          Log in with your password once more.
        </Notice>
      ) : (
        <EndedNotice />
      )}
      <div className="flex flex-col gap-4">
        <LoginForm
          problem={loggingIn.error}
          busy={loggingIn.isPending}
          onCredentials={(credentials) => loggingIn.mutate(credentials)}
        />
        <PasskeyLogin onDone={done} />
      </div>
    </AuthFrame>
  );
}

function waitingOf(refusal: unknown): Waiting | undefined {
  if (!isProblem(refusal, 'mfa_required')) {
    return undefined;
  }
  const { mfa_token: token, methods } = refusal.body;
  return typeof token === 'string' && Array.isArray(methods) ? { token, methods: methods.map(String) } : undefined;
}
