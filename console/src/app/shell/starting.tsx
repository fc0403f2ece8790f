import { LogoMark } from '@/ui/logo';

/** While the session is being resumed. */
export function Starting() {
  return (
    <div role="status" aria-label="Starting" className="flex h-dvh items-center justify-center">
      <LogoMark className="size-10 animate-shimmer" />
    </div>
  );
}
