import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { wordsFor } from '@/api/problem-words';
import { memberChoicesQuery, memberQuery } from '@/features/member/api/member-calls';
import { choiceOf, nameOf } from '@/features/member/components/member-name';
import { useDebounced } from '@/lib/use-debounced';
import { Combobox } from '@/ui/combobox';

interface MemberPickerProps {
  slug: string;
  label: string;
  value: string | undefined;
  onChange: (userId: string) => void;
  /** Those who are not offered. */
  without?: readonly string[];
  placeholder?: string;
  className?: string;
}

/** One member, found by name or e-mail. */
export function MemberPicker({
  slug,
  label,
  value,
  onChange,
  without = [],
  placeholder,
  className,
}: MemberPickerProps) {
  const [search, setSearch] = useState('');
  const found = useQuery(memberChoicesQuery(slug, useDebounced(search, 200)));
  const known = found.data?.find(({ user_id }) => user_id === value);
  const chosen = useQuery({ ...memberQuery(slug, value ?? ''), enabled: value !== undefined && !known });
  const shown = known ?? (value === undefined ? undefined : chosen.data);
  return (
    <Combobox
      label={label}
      shown={shown ? nameOf(shown) : value === undefined ? undefined : '…'}
      placeholder={placeholder ?? 'Choose a member'}
      search={search}
      onSearch={setSearch}
      choices={(found.data ?? []).filter(({ user_id }) => !without.includes(user_id)).map(choiceOf)}
      says={found.isPending ? 'Searching…' : found.isError ? wordsFor(found.error).title : 'Nobody matches.'}
      onChoose={(choice) => onChange(choice.value)}
      {...(className ? { className } : {})}
    />
  );
}
