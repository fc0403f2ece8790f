import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubjectType } from '@/api/access-types';
import { useClaims } from '@/api/session';
import { MemberPicker } from '@/features/member/components/member-picker';
import { teamsQuery } from '@/features/team/api/team-calls';
import { Avatar } from '@/ui/avatar';
import { Combobox } from '@/ui/combobox';

interface SubjectPickerProps {
  type: SubjectType;
  id: string | undefined;
  onChange: (id: string) => void;
}

/** A person or a team. */
export function SubjectPicker({ type, id, onChange }: SubjectPickerProps) {
  const slug = useClaims().org_slug ?? '';
  return type === 'user' ? (
    <MemberPicker slug={slug} label="Person" value={id} onChange={onChange} />
  ) : (
    <TeamPicker slug={slug} value={id} onChange={onChange} />
  );
}

function TeamPicker({
  slug,
  value,
  onChange,
}: {
  slug: string;
  value: string | undefined;
  onChange: (id: string) => void;
}) {
  const teams = useQuery(teamsQuery(slug));
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  return (
    <Combobox
      label="Team"
      shown={teams.data?.find(({ id }) => id === value)?.name}
      placeholder="Choose a team"
      search={search}
      onSearch={setSearch}
      choices={(teams.data ?? [])
        .filter(({ name }) => name.toLowerCase().includes(wanted))
        .map(({ id, name }) => ({ value: id, label: name, icon: <Avatar name={name} square /> }))}
      says={teams.isPending ? 'Searching…' : 'No team matches.'}
      onChoose={(choice) => onChange(choice.value)}
    />
  );
}
