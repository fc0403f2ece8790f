import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { actionsOf, groupsOf } from '@/lib/catalogue';
import { inheritedFrom, levelsOf } from '@/lib/permissions';
import { show } from '@/test-render';
import { PermissionMatrix } from '@/ui/permission-matrix';

const line = (resource: string, action: string, scopes: string[], fields: string[] = []) => ({
  ...{ name: `${resource}:${action}`, resource, resource_title: resource, action, description: '', scopes },
  fields: fields.map((name) => ({ name, title: name })),
});
const CATALOGUE = [
  line('contacts', 'read', ['all', 'team', 'own'], ['emails']),
  line('contacts', 'write', ['all', 'team', 'own'], ['emails']),
  line('billing', 'read', ['all']),
];
const ROLES = [{ id: '1', name: 'viewer', permissions: ['contacts:read@team'], inherits: [] }];

function matrix(permissions: string[], more: Partial<Parameters<typeof PermissionMatrix>[0]> = {}) {
  show(
    <PermissionMatrix
      label="Permissions"
      groups={groupsOf(CATALOGUE)}
      actions={actionsOf(CATALOGUE)}
      levels={levelsOf(permissions)}
      {...more}
    />,
  );
}

describe('the permission matrix', () => {
  it('gives a level by keyboard', async () => {
    const onChange = vi.fn();
    matrix([], { onChange });
    await userEvent.selectOptions(screen.getByLabelText('Read contacts'), 'team');
    expect(onChange).toHaveBeenCalledWith('contacts:read', 'team');
  });

  it('says what is inherited, and from whom', () => {
    matrix([], { inherited: inheritedFrom(['viewer'], ROLES), onChange: vi.fn() });
    expect(screen.getByLabelText('Read contacts (Team from viewer)')).toBeVisible();
  });

  it('offers nothing beyond what one holds', () => {
    matrix([], { held: levelsOf(['contacts:read@own']), onChange: vi.fn() });
    const cell = screen.getByLabelText('Read contacts');
    const usable = within(cell)
      .getAllByRole<HTMLOptionElement>('option', { hidden: true })
      .filter(({ disabled }) => !disabled);
    expect(usable.map(({ value }) => value)).toEqual(['none', 'own']);
  });

  it('opens into the fields that can be granted alone', async () => {
    const onChange = vi.fn();
    matrix(['contacts:read@own'], { onChange });
    await userEvent.click(screen.getByRole('button', { name: /^contacts/ }));
    expect(screen.getByLabelText('Read contacts, emails (Own from all fields of contacts)')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Write contacts, emails'), 'all');
    expect(onChange).toHaveBeenCalledWith('contacts.emails:write', 'all');
  });

  it('is read only where nothing can be changed', () => {
    matrix(['billing:read']);
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByText('Yes')).toBeVisible();
  });
});
