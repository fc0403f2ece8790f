import { useMutation } from '@tanstack/react-query';
import type { Challenge, FactorKind } from '@/api/identity-types';
import { CodeProof } from '@/features/session/components/code-proof';
import { wait } from '@/lib/format';
import { Button } from '@/ui/button';
import { ProblemNotice } from '@/ui/problem';

interface SentCodeProofProps {
  method: 'sms' | 'email';
  challenge: (method: FactorKind) => Promise<Challenge>;
  problem: unknown;
  busy: boolean;
  onCode: (code: string) => void;
}

/** A code that is sent when the person asks for it, and then typed. */
export function SentCodeProof({ method, challenge, ...typed }: SentCodeProofProps) {
  const sending = useMutation({ mutationFn: () => challenge(method) });
  const sent = sending.data;
  if (!sent) {
    return (
      <div className="flex flex-col gap-4">
        <ProblemNotice problem={sending.error} />
        <p className="text-sm text-ink-soft">
          {method === 'sms' ? 'We send a code to your phone.' : 'We send a code to your e-mail address.'}
        </p>
        <Button variant="primary" size="lg" busy={sending.isPending} onClick={() => sending.mutate()}>
          Send the code
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <CodeProof
        label="Code"
        hint={`Sent to ${sent.sent_to ?? 'you'}. It works for ${wait(sent.expires_in ?? 600)}.`}
        {...typed}
      />
      <ProblemNotice problem={sending.error} />
      <Button variant="link" className="self-start" busy={sending.isPending} onClick={() => sending.mutate()}>
        Send another
      </Button>
    </div>
  );
}
