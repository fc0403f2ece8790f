import { useQuery } from '@tanstack/react-query';
import { Building2, Handshake, UserRound, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { wordsFor } from '@/api/problem-words';
import type { SearchHit } from '@/api/types';
import { searchQuery } from '@/features/search/api/search-calls';
import { paths } from '@/lib/path-builder';
import { useDebounced } from '@/lib/use-debounced';
import { CommandDialog, CommandGroup, CommandInput, CommandItem, CommandList } from '@/ui/command';

export interface Destination {
  label: string;
  path: string;
  icon: LucideIcon;
}

interface CommandMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  destinations: Destination[];
}

/** Finds records by any of their words, and pages by their names. */
export function CommandMenu({ open, onOpenChange, destinations }: CommandMenuProps) {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const settled = useDebounced(wanted, 250);
  const search = useQuery(searchQuery(settled));
  const navigate = useNavigate();
  const pages = destinations.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()));
  const hits = wanted.length >= 2 ? (search.data ?? []) : [];
  const waiting = wanted.length >= 2 && (search.isFetching || settled !== wanted);

  function go(path: string) {
    onOpenChange(false);
    setText('');
    void navigate(path);
  }

  return (
    <CommandDialog open={open} onOpenChange={onOpenChange} label="Search everything">
      <CommandInput placeholder="Find a person, a company or a page" value={text} onValueChange={setText} />
      <CommandList>
        {hits.length > 0 && (
          <CommandGroup heading="Records">
            {hits.map((hit) => (
              <CommandItem key={hit.id} value={hit.id} onSelect={() => go(pathOf(hit))}>
                <HitIcon type={hit.type} />
                <span className="shrink-0 font-medium">{hit.title}</span>
                {hit.snippet && <span className="truncate text-ink-faint">{hit.snippet}</span>}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {pages.length > 0 && (
          <CommandGroup heading="Go to">
            {pages.map(({ label, path, icon: Icon }) => (
              <CommandItem key={path} value={path} onSelect={() => go(path)}>
                <Icon aria-hidden />
                {label}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        <p role="status" className="px-2 text-sm text-ink-faint empty:hidden">
          {says(waiting, search.error, wanted, hits.length + pages.length)}
        </p>
      </CommandList>
    </CommandDialog>
  );
}

function says(waiting: boolean, problem: unknown, wanted: string, found: number): string | undefined {
  if (waiting) {
    return 'Searching…';
  }
  if (problem && wanted.length >= 2) {
    return wordsFor(problem).title;
  }
  return found === 0 ? `Nothing found for “${wanted}”.` : undefined;
}

function pathOf(hit: SearchHit): string {
  const pages: Record<string, (id: string) => string> = { company: paths.company, deal: paths.deal };
  return (pages[hit.type] ?? paths.contact)(hit.id);
}

function HitIcon({ type }: { type: string }) {
  const Icon = { company: Building2, deal: Handshake }[type] ?? UserRound;
  return <Icon aria-hidden />;
}
