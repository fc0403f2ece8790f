import { Lock, Search } from 'lucide-react';
import { NavLink } from 'react-router';
import { holds, useClaims } from '@/api/session';
import { NAVIGATION, type NavigationEntry } from '@/app/shell/destinations';
import { OrganizationMenu } from '@/features/organization/components/organization-menu';
import { switchOrganization } from '@/features/session/api/session-calls';
import { UserMenu } from '@/features/session/components/user-menu';
import { cn } from '@/lib/cn';
import { Tooltip } from '@/ui/tooltip';

const entryStyle =
  'flex h-8 items-center gap-2.5 rounded-lg px-2 text-sm font-medium text-ink-soft transition-colors duration-75 [&_svg]:size-4 [&_svg]:text-ink-faint';

export function Sidebar({ onSearch, onNavigate }: { onSearch: () => void; onNavigate: () => void }) {
  const claims = useClaims();
  return (
    <div className="flex h-full flex-col gap-3 p-2.5">
      <OrganizationMenu onSwitch={switchOrganization} />
      <button
        type="button"
        onClick={onSearch}
        className="flex h-8 items-center gap-2 rounded-lg border border-line bg-raised px-2 text-sm text-ink-faint shadow-xs hover:border-line-strong"
      >
        <Search aria-hidden className="size-3.5" />
        Search
        <kbd className="ml-auto rounded border border-line px-1 font-sans text-2xs">⌘K</kbd>
      </button>
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto">
        {NAVIGATION.map(({ heading, entries }) => (
          <div key={heading ?? 'top'}>
            {heading && <h2 className="px-2 pb-1 text-2xs font-medium tracking-normal text-ink-faint">{heading}</h2>}
            <ul className="space-y-px">
              {entries.map((entry) => (
                <li key={entry.path}>
                  <Entry
                    entry={entry}
                    allowed={entry.permission === undefined || holds(claims, entry.permission)}
                    onNavigate={onNavigate}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <UserMenu />
    </div>
  );
}

interface EntryProps {
  entry: NavigationEntry;
  allowed: boolean;
  onNavigate: () => void;
}

function Entry({ entry: { label, path, icon: Icon }, allowed, onNavigate }: EntryProps) {
  if (!allowed) {
    return (
      <Tooltip says="Your role does not include this.">
        <button type="button" aria-disabled className={cn(entryStyle, 'w-full cursor-default opacity-50')}>
          <Icon aria-hidden />
          {label}
          <Lock aria-hidden className="ml-auto size-3!" />
        </button>
      </Tooltip>
    );
  }
  return (
    <NavLink
      to={path}
      end={path === '/'}
      onClick={onNavigate}
      className={({ isActive }) =>
        cn(entryStyle, 'hover:bg-hover hover:text-ink', isActive && 'bg-pressed text-ink [&_svg]:text-accent')
      }
    >
      <Icon aria-hidden />
      {label}
    </NavLink>
  );
}
