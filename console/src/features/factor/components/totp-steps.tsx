import { useMutation, useQuery } from '@tanstack/react-query';
import { beginTotp, confirmTotp } from '@/features/factor/api/factor-calls';
import { CodeForm } from '@/features/factor/components/code-form';
import type { Steps } from '@/features/factor/components/steps';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { ProblemNotice } from '@/ui/problem';
import { QrCode } from '@/ui/qr-code';
import { Skeleton } from '@/ui/skeleton';

/** Scan, or type the secret; then a first code shows that it works. */
export function TotpSteps({ onAdded, onClose }: Steps) {
  const begun = useQuery({
    queryKey: ['new-totp'],
    queryFn: beginTotp,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const confirming = useMutation({ mutationFn: confirmTotp, onSuccess: onAdded });
  if (begun.isPending) {
    return <Skeleton className="m-5 h-44" />;
  }
  if (begun.isError) {
    return (
      <div className="flex flex-col items-start gap-4 p-5">
        <ProblemNotice problem={begun.error} />
        <Button onClick={() => void begun.refetch()}>Try again</Button>
      </div>
    );
  }
  return (
    <CodeForm
      confirm="Add the app"
      hint="The six digits that the app shows now."
      busy={confirming.isPending}
      problem={confirming.error}
      onCode={(code) => confirming.mutate(code)}
      onClose={onClose}
    >
      <p className="text-sm text-ink-soft">
        Scan this with an authenticator app such as Aegis, 1Password or Google Authenticator.
      </p>
      <div className="flex justify-center">
        <QrCode text={begun.data.otpauth_uri} label="QR code for your authenticator app" />
      </div>
      <CopyField label="Or type this secret" value={begun.data.secret} />
    </CodeForm>
  );
}
