import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export const TooltipProvider = Radix.Provider;

export function Tooltip({ says, children }: { says: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-60 max-w-72 rounded-lg bg-solid px-2.5 py-1.5 text-xs text-on-solid shadow-pop animate-fade"
        >
          {says}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
