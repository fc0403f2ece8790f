import { NavLink } from 'react-router';
import { cn } from '@/lib/cn';

/** Pages that belong together, one beside the other. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly (readonly [path: string, name: string])[] }) {
  return (
    <nav aria-label={label} className="flex shrink-0 gap-5 overflow-x-auto border-b border-line px-6">
      {tabs.map(([path, name]) => (
        <NavLink
          key={path}
          to={path}
          end
          className={({ isActive }) =>
            cn(
              '-mb-px border-b-2 border-transparent py-2.5 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink',
              isActive && 'border-accent text-ink',
            )
          }
        >
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
