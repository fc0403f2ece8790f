import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { FactorKind, RecoveryCodes as Codes } from '@/api/identity-types';
import { useClaims } from '@/api/session';
import { factorsQuery } from '@/features/factor/api/factor-calls';
import { PasskeySteps } from '@/features/factor/components/passkey-steps';
import { RecoveryCodes } from '@/features/factor/components/recovery-codes';
import { SentCodeSteps } from '@/features/factor/components/sent-code-steps';
import type { Steps } from '@/features/factor/components/steps';
import { TotpSteps } from '@/features/factor/components/totp-steps';
import { Dialog, DialogContent } from '@/ui/dialog';
import { toast } from '@/ui/toast';

export type Added = Exclude<FactorKind, 'recovery_code'>;

const TITLES: Record<Added, string> = {
  webauthn: 'Add a passkey',
  totp: 'Add an authenticator app',
  sms: 'Get codes on your phone',
  email: 'Get codes by e-mail',
};

interface AddDialogProps {
  kind: Added | undefined;
  onClose: () => void;
  /** Once it is added, and the recovery codes that came with the first one are kept. */
  onAdded?: () => void;
}

/** Adding a second factor, step by step, whatever its kind. */
export function AddDialog({ kind, onClose, onAdded }: AddDialogProps) {
  const [codes, setCodes] = useState<string[]>([]);
  const queries = useQueryClient();
  const { email } = useClaims();

  function finish() {
    setCodes([]);
    onClose();
    onAdded?.();
  }

  function added({ recovery_codes }: Codes) {
    toast('Your second factor is added', { detail: 'Your other sessions were ended.' });
    void queries.invalidateQueries({ queryKey: factorsQuery.queryKey });
    if (recovery_codes.length > 0) {
      setCodes(recovery_codes);
    } else {
      finish();
    }
  }

  const showing = codes.length > 0;
  return (
    <Dialog open={kind !== undefined} onOpenChange={(open) => !open && (showing ? finish() : onClose())}>
      {kind !== undefined && (
        <DialogContent title={showing ? 'Your recovery codes' : TITLES[kind]} className="max-w-md" keepsOpen={showing}>
          {showing ? (
            <RecoveryCodes codes={codes} email={email} onKept={finish} />
          ) : (
            stepsOf(kind, { onAdded: added, onClose })
          )}
        </DialogContent>
      )}
    </Dialog>
  );
}

function stepsOf(kind: Added, steps: Steps): ReactNode {
  switch (kind) {
    case 'webauthn':
      return <PasskeySteps {...steps} />;
    case 'totp':
      return <TotpSteps {...steps} />;
    case 'sms':
    case 'email':
      return <SentCodeSteps key={kind} kind={kind} {...steps} />;
  }
}
