import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/ui/button';

/** A value to be taken away now. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState<boolean>();
  async function copy() {
    const done = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(done);
  }
  return (
    <div>
      <p className="text-sm font-medium">{label}</p>
      <div className="mt-1.5 flex items-center gap-2">
        <code
          aria-label={label}
          className="min-w-0 flex-1 rounded-lg border border-line-strong bg-sunken px-3 py-1.5 font-mono text-sm break-all select-all"
        >
          {value}
        </code>
        <Button onClick={() => void copy()} aria-label={`Copy ${label.toLowerCase()}`}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p role="status" className="mt-1 text-xs text-danger empty:hidden">
        {copied === false ? 'Your browser did not let it be copied. Select it and copy it by hand.' : undefined}
      </p>
    </div>
  );
}
