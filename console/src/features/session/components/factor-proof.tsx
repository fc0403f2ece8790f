import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Challenge, FactorKind, Proof, ProofMethod } from '@/api/identity-types';
import { CodeProof } from '@/features/session/components/code-proof';
import { METHODS, offered } from '@/features/session/components/proof-words';
import { SentCodeProof } from '@/features/session/components/sent-code-proof';
import { knowsPasskeys, passkeyFailure, signWithPasskey } from '@/lib/webauthn';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';

interface FactorProofProps {
  methods: readonly string[];
  challenge: (method: FactorKind) => Promise<Challenge>;
  prove: (proof: Proof) => Promise<void>;
}

/** Asks for one of a person's second factors: the strongest first, each of the others a press away. */
export function FactorProof({ methods, challenge, prove }: FactorProofProps) {
  const choices = offered(methods, knowsPasskeys());
  const [chosen, choose] = useState<ProofMethod | undefined>(choices[0]);
  const proving = useMutation({ mutationFn: prove });
  const others = choices.filter((method) => method !== chosen);

  function turnTo(method: ProofMethod) {
    proving.reset();
    choose(method);
  }

  const typed = { problem: proving.error, busy: proving.isPending, onCode: (code: string) => proving.mutate({ code }) };
  return (
    <div className="flex flex-col gap-5">
      {chosen === 'webauthn' && <PasskeyProof challenge={challenge} prove={prove} />}
      {chosen === 'totp' && (
        <CodeProof key="totp" label="Code" hint="The six digits that your authenticator app shows now." {...typed} />
      )}
      {(chosen === 'sms' || chosen === 'email') && (
        <SentCodeProof key={chosen} method={chosen} challenge={challenge} {...typed} />
      )}
      {chosen === 'recovery_code' && (
        <CodeProof
          key="recovery"
          label="Recovery code"
          hint="One of the ten that you kept. Each works once."
          form="recovery"
          {...typed}
        />
      )}
      {others.length > 0 && (
        <div className="border-t border-line pt-4">
          <h2 className="text-sm font-medium text-ink-soft">Another way</h2>
          <ul className="mt-2 flex flex-col gap-1.5">
            {others.map((method) => {
              const { choice, icon: Icon } = METHODS[method];
              return (
                <li key={method}>
                  <Button variant="ghost" className="w-full justify-start" onClick={() => turnTo(method)}>
                    <Icon aria-hidden />
                    {choice}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}

function PasskeyProof({ challenge, prove }: Pick<FactorProofProps, 'challenge' | 'prove'>) {
  const using = useMutation({
    mutationFn: async () => {
      const { options } = await challenge('webauthn');
      if (options) {
        await prove({ credential: await signWithPasskey(options.publicKey) });
      }
    },
  });
  const cancelled = passkeyFailure(using.error);
  const { icon: Icon } = METHODS.webauthn;
  return (
    <div className="flex flex-col gap-4">
      {cancelled ? <Notice tone="bad" title={cancelled} /> : <ProblemNotice problem={using.error} />}
      <p className="text-sm text-ink-soft">
        Your device asks for your finger, face or PIN, or your security key for a touch.
      </p>
      <Button variant="primary" size="lg" busy={using.isPending} onClick={() => using.mutate()}>
        {!using.isPending && <Icon aria-hidden />}
        Continue with a passkey
      </Button>
    </div>
  );
}
