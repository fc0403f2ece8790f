import type { ReactNode } from 'react';

interface ChoosingProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
  children: ReactNode;
}

/** A choice with its name above it, and under it what it means or what is wrong. */
export function Choosing({ label, hint, error, className, children }: ChoosingProps) {
  return (
    <div className={`flex min-w-0 flex-col gap-1.5 ${className ?? ''}`}>
      <span aria-hidden className="text-sm font-medium">
        {label}
      </span>
      {children}
      {error ? (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      ) : (
        hint && <p className="text-xs text-ink-faint">{hint}</p>
      )}
    </div>
  );
}
