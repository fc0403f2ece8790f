import { PanelLeft } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Outlet, useNavigation } from 'react-router';
import { NAVIGATION } from '@/app/shell/destinations';
import { Sidebar } from '@/app/shell/sidebar';
import { CommandMenu } from '@/features/search/components/command-menu';
import { Button } from '@/ui/button';

const DESTINATIONS = NAVIGATION.flatMap(({ entries }) => entries);

/** The frame of every page behind the log-in. */
export function Shell() {
  const [searching, setSearching] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const navigation = useNavigation();

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        setSearching((open) => !open);
      }
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const sidebar = (
    <Sidebar
      onNavigate={() => setMenuOpen(false)}
      onSearch={() => {
        setMenuOpen(false);
        setSearching(true);
      }}
    />
  );
  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-lg bg-solid px-3 py-1.5 text-sm text-on-solid focus:translate-y-0"
      >
        Skip to the page
      </a>
      <aside className="hidden w-60 shrink-0 border-r border-line bg-sunken md:block">{sidebar}</aside>
      <Radix.Root open={menuOpen} onOpenChange={setMenuOpen}>
        <Radix.Trigger asChild>
          <Button variant="ghost" size="icon" aria-label="Menu" className="fixed top-2.5 left-3 z-20 md:hidden">
            <PanelLeft />
          </Button>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-30 bg-black/30 animate-fade md:hidden" />
          <Radix.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-40 w-64 border-r border-line bg-sunken shadow-modal md:hidden"
          >
            <Radix.Title className="sr-only">Menu</Radix.Title>
            {sidebar}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      <main
        id="main"
        tabIndex={-1}
        aria-busy={navigation.state !== 'idle'}
        className="min-w-0 flex-1 focus:outline-none"
      >
        <Outlet />
      </main>
      <CommandMenu open={searching} onOpenChange={setSearching} destinations={DESTINATIONS} />
    </div>
  );
}
