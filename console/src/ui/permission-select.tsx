import { useState } from 'react';
import type { CataloguePermission } from '@/lib/catalogue';
import { words } from '@/lib/format';
import { Combobox } from '@/ui/combobox';

interface PermissionSelectProps {
  label: string;
  catalogue: readonly CataloguePermission[];
  value: string;
  onChange: (permission: string) => void;
  className?: string;
}

/** One permission, found by any of its words. */
export function PermissionSelect({ label, catalogue, value, onChange, className }: PermissionSelectProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase().split(/\s+/);
  const all = catalogue.flatMap(({ name, resource_title, action, description, scopes }) =>
    ['all', 'team', 'own']
      .filter((scope) => scope === 'all' || scopes.includes(scope))
      .map((scope) => ({
        value: scope === 'all' ? name : `${name}@${scope}`,
        label: `${words(action)} ${resource_title.toLowerCase()}${SCOPES[scope] ?? ''}`,
        detail: description,
      })),
  );
  const found = all.filter((one) =>
    wanted.every((word) => `${one.label} ${one.value} ${one.detail}`.toLowerCase().includes(word)),
  );
  return (
    <Combobox
      label={label}
      shown={all.find((one) => one.value === value)?.label ?? (value === '' ? undefined : value)}
      placeholder="Choose a permission"
      search={search}
      onSearch={setSearch}
      choices={found}
      says="No permission matches."
      onChoose={(choice) => onChange(choice.value)}
      {...(className ? { className } : {})}
    />
  );
}

const SCOPES: Record<string, string> = { team: ' of their teams', own: ' of their own' };
