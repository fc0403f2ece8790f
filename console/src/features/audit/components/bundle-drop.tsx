import { FileCheck2 } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { cn } from '@/lib/cn';
import { Button } from '@/ui/button';

/** Where a bundle is dropped or chosen; nothing of it leaves the browser. */
export function BundleDrop({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) {
      onFile(file);
    }
  }

  return (
    // Dropping is the mouse's short way to what the button inside does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Bundle to verify"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col items-center rounded-2xl border border-dashed border-line-strong bg-sunken px-6 py-12 text-center transition-colors',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <span className="mb-4 flex size-12 items-center justify-center rounded-2xl border border-line bg-raised text-accent shadow-card">
        <FileCheck2 aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <p className="font-semibold">Drop an exported bundle here</p>
      <p className="mt-1 max-w-md text-sm text-ink-soft">
        NDJSON or CSV, of any size. It is read and verified in this browser; nothing of it is sent anywhere.
      </p>
      <Button variant="primary" className="mt-5" onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".ndjson,.csv,.jsonl,.json"
        aria-label="Bundle file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) {
            onFile(file);
          }
        }}
      />
    </section>
  );
}
