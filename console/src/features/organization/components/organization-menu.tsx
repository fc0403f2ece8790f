import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronsUpDown, Plus } from 'lucide-react';
import { useNavigate } from 'react-router';
import { wordsFor } from '@/api/problem-words';
import { useClaims } from '@/api/session';
import { organizationsQuery } from '@/features/organization/api/organization-calls';
import { words } from '@/lib/format';
import { paths } from '@/lib/path-builder';
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
import { toast } from '@/ui/toast';

/** Shows the session's organisation and switches to another one. */
export function OrganizationMenu({ onSwitch }: { onSwitch: (slug: string) => Promise<void> }) {
  const claims = useClaims();
  const organizations = useQuery(organizationsQuery);
  const navigate = useNavigate();
  const switching = useMutation({
    mutationFn: onSwitch,
    onError: (problem) => toast('Could not switch', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  const name = claims.org_name ?? 'No organisation';

  return (
    <Dropdown>
      <DropdownTrigger className="flex w-full items-center gap-2.5 rounded-lg p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover">
        <Avatar name={name} square className="size-7 text-xs" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">
            <span className="sr-only">Organisation: </span>
            {name}
          </span>
          <span className="block truncate text-2xs text-ink-faint">{words(claims.plan ?? 'free')} plan</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 text-ink-faint" />
      </DropdownTrigger>
      <DropdownContent align="start" className="w-60">
        <DropdownLabel>Organisations</DropdownLabel>
        <DropdownRadioGroup
          value={claims.org_slug ?? ''}
          onValueChange={(slug) => slug !== claims.org_slug && switching.mutate(slug)}
        >
          {(organizations.data ?? []).map((organization) => (
            <DropdownRadioItem key={organization.id} value={organization.slug} disabled={switching.isPending}>
              <Avatar name={organization.name} square className="size-5" />
              <span className="truncate">{organization.name}</span>
            </DropdownRadioItem>
          ))}
        </DropdownRadioGroup>
        {organizations.isError && (
          <p className="px-2 py-1.5 text-xs text-danger">{wordsFor(organizations.error).title}</p>
        )}
        <DropdownSeparator />
        <DropdownItem onSelect={() => void navigate(paths.newOrganization())}>
          <Plus aria-hidden />
          Create organisation
        </DropdownItem>
      </DropdownContent>
    </Dropdown>
  );
}
