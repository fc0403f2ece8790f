import { useQuery } from '@tanstack/react-query';
import { LogOut, Monitor, MonitorSmartphone, Moon, ShieldCheck, Sun, UserRound } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useClaims } from '@/api/session';
import { logOut, meQuery } from '@/features/session/api/session-calls';
import { paths } from '@/lib/path-builder';
import { chooseTheme, type Theme, useTheme } from '@/lib/theme';
import { Avatar } from '@/ui/avatar';
import {
  Dropdown,
  DropdownContent,
  DropdownItem,
  DropdownLabel,
  DropdownRadioGroup,
  DropdownRadioItem,
  DropdownSeparator,
  DropdownTrigger,
} from '@/ui/dropdown';

export function UserMenu() {
  const claims = useClaims();
  const me = useQuery(meQuery);
  const theme = useTheme();
  const navigate = useNavigate();
  const name = me.data?.full_name ?? claims.email;
  return (
    <Dropdown>
      <DropdownTrigger className="flex w-full items-center gap-2.5 rounded-lg p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover">
        <Avatar name={name} className="size-7 text-[0.6875rem]" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">
            <span className="sr-only">Your account: </span>
            {name}
          </span>
          <span className="block truncate text-2xs text-ink-faint">{claims.email}</span>
        </span>
      </DropdownTrigger>
      <DropdownContent align="start" side="top" className="w-56">
        <DropdownItem onSelect={() => void navigate(paths.account())}>
          <UserRound aria-hidden />
          Your account
        </DropdownItem>
        <DropdownItem onSelect={() => void navigate(paths.security())}>
          <ShieldCheck aria-hidden />
          Security
        </DropdownItem>
        <DropdownItem onSelect={() => void navigate(paths.sessions())}>
          <MonitorSmartphone aria-hidden />
          Sessions
        </DropdownItem>
        <DropdownSeparator />
        <DropdownLabel>Theme</DropdownLabel>
        <DropdownRadioGroup value={theme} onValueChange={(chosen) => chooseTheme(chosen as Theme)}>
          <DropdownRadioItem value="system">
            <Monitor aria-hidden />
            System
          </DropdownRadioItem>
          <DropdownRadioItem value="light">
            <Sun aria-hidden />
            Light
          </DropdownRadioItem>
          <DropdownRadioItem value="dark">
            <Moon aria-hidden />
            Dark
          </DropdownRadioItem>
        </DropdownRadioGroup>
        <DropdownSeparator />
        <DropdownItem onSelect={() => void logOut().catch(() => undefined /* Signed out here all the same. */)}>
          <LogOut aria-hidden />
          Log out
        </DropdownItem>
      </DropdownContent>
    </Dropdown>
  );
}
