import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { cn } from '@/lib/cn';
import { Button } from '@/ui/button';

interface FileDropProps {
  onFile: (file: File) => void;
  busy: boolean;
}

export function FileDrop({ onFile, busy }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) {
      onFile(file);
    }
  }

  return (
    // Dropping is the mouse's short way to what the button inside does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="File to import"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col items-center rounded-2xl border border-dashed border-line-strong bg-sunken px-6 py-14 text-center transition-colors',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <span className="mb-4 flex size-12 items-center justify-center rounded-2xl border border-line bg-raised text-accent shadow-card">
        <FileSpreadsheet aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <p className="font-semibold">Drop a CSV file here</p>
      <p className="mt-1 max-w-sm text-sm text-ink-soft">
        The first row names the columns. You will see what goes where before anything is created.
      </p>
      <Button variant="primary" className="mt-5" busy={busy} onClick={() => input.current?.click()}>
        {busy ? 'Reading the file' : 'Choose a file'}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file"
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
