import { Check, Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { DialogFooter } from '@/ui/dialog';
import { Notice } from '@/ui/notice';

interface RecoveryCodesProps {
  codes: string[];
  email: string;
  onKept: () => void;
}

/** Ten codes that are shown this once; the way on is to say that they are kept. */
export function RecoveryCodes({ codes, email, onKept }: RecoveryCodesProps) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }
  return (
    <>
      <div className="flex flex-col gap-4 px-5 pt-2 pb-5">
        <Notice tone="wait" title="Keep these now: they are not shown again">
          Each lets you in once when you have lost everything else. A password manager or a printed page does well.
        </Notice>
        <ol
          aria-label="Recovery codes"
          className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-xl border border-line bg-sunken p-4 font-mono text-sm"
        >
          {codes.map((code) => (
            <li key={code} className="select-all">
              {code}
            </li>
          ))}
        </ol>
        <div className="flex gap-2">
          <Button onClick={() => void copy()}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            {copied ? 'Copied' : 'Copy'}
          </Button>
          <Button asChild>
            <a href={fileOf(codes, email)} download="truevalue-recovery-codes.txt">
              <Download aria-hidden />
              Download
            </a>
          </Button>
        </div>
      </div>
      <DialogFooter>
        <Button variant="primary" onClick={onKept}>
          I have kept them
        </Button>
      </DialogFooter>
    </>
  );
}

function fileOf(codes: string[], email: string): string {
  const text = `TrueValue recovery codes of ${email}\nEach works once.\n\n${codes.join('\n')}\n`;
  return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
}
