import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { shellExample } from '@/features/integration/api/signing-guide';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';

interface SigningGuideDialogProps {
  /** Whose id stands in the example. */
  id: string | undefined;
  onClose: () => void;
}

/** How an integration signs its calls, to be tried at once. */
export function SigningGuideDialog({ id, onClose }: SigningGuideDialogProps) {
  const shell = shellExample(window.location.origin, id ?? 'int_...');
  const [copied, setCopied] = useState(false);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="How to sign calls"
        description="An integration sends no token: it signs method, address, body and time with its secret."
        className="max-w-3xl"
      >
        <div className="space-y-3 px-5 pt-2 pb-5 text-sm text-ink-soft">
          <p>
            In a shell, with nothing but <code>openssl</code> and <code>curl</code>. In a program, use the library for
            Java, <code>hmac-signing</code>, or do the same in yours.
          </p>
          <div className="relative">
            <pre
              // Wide lines are scrolled to, by the keyboard too.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              aria-label="Shell example"
              className="max-h-88 overflow-auto rounded-xl border border-line bg-sunken p-4 pr-24 font-mono text-xs leading-5 text-ink"
            >
              {shell}
            </pre>
            <Button
              size="sm"
              className="absolute top-3 right-3"
              onClick={() => void navigator.clipboard.writeText(shell).then(() => setCopied(true))}
            >
              {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
              {copied ? 'Copied' : 'Copy'}
            </Button>
          </div>
          <p>
            A clock may differ by five minutes, and each nonce is good for one call. What each route needs stands in the{' '}
            <a
              href="/docs"
              target="_blank"
              rel="noopener"
              className="font-medium text-accent underline underline-offset-4"
            >
              API reference
            </a>
            .
          </p>
        </div>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
