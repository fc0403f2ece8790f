import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/ui/button';
import { Dropdown, DropdownContent, DropdownItem, DropdownTrigger } from '@/ui/dropdown';

/** What can be done with one row. */
export function ActionMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Dropdown>
      <DropdownTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={label} className="relative z-1 data-[state=open]:bg-hover">
          <Ellipsis />
        </Button>
      </DropdownTrigger>
      <DropdownContent align="end" className="w-64">
        {children}
      </DropdownContent>
    </Dropdown>
  );
}

interface ActionProps {
  icon: ReactNode;
  children: ReactNode;
  /** Why it cannot be done, told beneath; undefined when it can. */
  because?: string | undefined;
  danger?: boolean;
  onSelect: () => void;
}

/** What may not be done stays in its place and says why, for the keyboard and a reader too. */
export function Action({ icon, children, because, danger, onSelect }: ActionProps) {
  return (
    <DropdownItem
      aria-disabled={because !== undefined}
      className={because === undefined ? (danger ? 'text-danger [&_svg]:text-danger' : '') : 'items-start'}
      onSelect={(event) => (because === undefined ? onSelect() : event.preventDefault())}
    >
      <span className={because === undefined ? 'contents' : 'mt-0.5 opacity-45'}>{icon}</span>
      <span className="min-w-0">
        <span className={because === undefined ? '' : 'opacity-55'}>{children}</span>
        {because !== undefined && <span className="block text-2xs text-ink-faint">{because}</span>}
      </span>
    </DropdownItem>
  );
}
