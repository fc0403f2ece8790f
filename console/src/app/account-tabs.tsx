import { NavLink } from 'react-router';
import { cn } from '@/lib/cn';
import { paths } from '@/lib/path-builder';

const TABS = [
  [paths.account(), 'Profile'],
  [paths.security(), 'Security'],
  [paths.sessions(), 'Sessions'],
  [paths.history(), 'History'],
] as const;

/** The pages about oneself. */
export function AccountTabs() {
  return (
    <nav aria-label="Account" className="flex shrink-0 gap-5 border-b border-line px-6">
      {TABS.map(([path, label]) => (
        <NavLink
          key={path}
          to={path}
          end
          className={({ isActive }) =>
            cn(
              '-mb-px border-b-2 border-transparent py-2.5 text-sm font-medium text-ink-soft hover:text-ink',
              isActive && 'border-accent text-ink',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
