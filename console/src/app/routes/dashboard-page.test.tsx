import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import type { Dashboard, Metric, Tile } from '@/api/analytics-types';
import { DashboardPage } from '@/app/routes/dashboard-page';
import { answering, refusal, show, signInAs } from '@/test-render';

const ROUTE = '/analytics/api/dashboards/d';
const READS = ['dashboards:read', 'analytics:read'];
const WRITES = [...READS, 'dashboards:write'];

function tile(id: string, title: string, other: Partial<Tile> = {}): Tile {
  return {
    ...{ id, title, kind: 'number', metric: 'contacts_created', window: 'day', group_by: null, filters: {} },
    ...{ range: { last: '30d', from: null, to: null }, x: 0, y: 0, w: 4, h: 2, ...other },
  };
}

const BOARD: Dashboard = {
  ...{ id: 'd', name: 'Sales', description: '', visibility: 'private', owner_id: 'me', version: 3 },
  tiles: [tile('a', 'New contacts'), tile('b', 'New deals', { metric: 'deals_created', x: 4 })],
  ...{ created_at: '2026-11-21T10:00:00Z', updated_at: '2026-11-21T10:00:00Z' },
};
const METRIC: Metric = {
  ...{
    name: 'contacts_created',
    title: 'Contacts created',
    definition: 'Contacts that were created.',
    unit: 'contacts',
  },
  ...{ kind: 'count', group_by: ['actor'], source_events: ['contact.created'], drills_down: true },
};
const SERIES = {
  ...{ metric: 'contacts_created', window: 'day', timezone: 'UTC', total: 5, series: [] },
  points: [
    { start: '2026-11-20T00:00:00Z', value: 2 },
    { start: '2026-11-21T00:00:00Z', value: 3 },
  ],
};

function open(permissions: string[], answers: Record<string, unknown> = {}, at = '/dashboards/d'): string[] {
  signInAs(permissions);
  const asked = answering({
    [`GET ${ROUTE}`]: BOARD,
    'GET /analytics/api/metrics': { items: [METRIC, { ...METRIC, name: 'deals_created', title: 'Deals created' }] },
    'GET /analytics/api/funnels': { items: [] },
    'GET /analytics/api/metrics/contacts_created': SERIES,
    'GET /analytics/api/metrics/deals_created': { ...SERIES, metric: 'deals_created', total: 7 },
    'GET /analytics/api/stream': new Response('', { headers: { 'Content-Type': 'text/event-stream' } }),
    ...answers,
  });
  show(
    <Routes>
      <Route path="/dashboards/:id" element={<DashboardPage />} />
    </Routes>,
    at,
  );
  return asked;
}

const regionOf = (title: string) => screen.findByRole('region', { name: title });

// Whole pages with their menus, looked through by role, on machines that do other things too.
vi.setConfig({ testTimeout: 30_000 });

describe('a dashboard', () => {
  it('shows each tile’s figure, and the same as a table', async () => {
    open(READS);
    const contacts = await regionOf('New contacts');
    expect(await within(contacts).findByText('5')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Actions for New contacts' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Show as a table' }));
    const table = await within(contacts).findByRole('table', { name: 'New contacts, figures' });
    expect(within(table).getByRole('row', { name: /Nov 21/ })).toHaveTextContent('3');
  });

  it('leads from a figure to the records behind it', async () => {
    const asked = open(READS, {
      'GET /analytics/api/metrics/contacts_created/records': {
        items: [{ type: 'contact', id: 'c', title: 'Ada Lovelace' }],
        next_cursor: null,
      },
    });
    await regionOf('New contacts');
    await userEvent.click(screen.getByRole('button', { name: 'Actions for New contacts' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Records behind it' }));
    expect(await screen.findByRole('link', { name: 'Ada Lovelace' })).toHaveAttribute('href', '/contacts/c');
    expect(asked.some((one) => one.includes('/records?from='))).toBe(true);
  });

  it('says of one tile why it has no figure, and shows the others', async () => {
    open(READS, { 'GET /analytics/api/metrics/deals_created': () => refusal(503, 'unavailable') });
    expect(await within(await regionOf('New deals')).findByRole('alert')).toBeVisible();
    expect(await within(await regionOf('New contacts')).findByText('5')).toBeVisible();
  });

  it('is looked at over another time without being changed', async () => {
    const asked = open(READS, {}, '/dashboards/d?last=7d&timezone=UTC');
    expect(await within(await regionOf('New contacts')).findByText('Last 7 days')).toBeVisible();
    await waitFor(() => expect(asked.some((one) => one.includes('timezone=UTC'))).toBe(true));
    expect(asked.every((one) => one.startsWith('GET'))).toBe(true);
  });

  it('tells somebody who may only look why nothing can be changed', async () => {
    open(READS, { [`GET ${ROUTE}`]: { ...BOARD, owner_id: 'kim', visibility: 'organization' } }, '/dashboards/d?edit');
    await regionOf('New contacts');
    expect(screen.getByRole('button', { name: 'Edit' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByRole('switch', { name: 'Shared with everybody here' })).toBeNull();
    expect(screen.getByText('Everybody here')).toBeInTheDocument();
  });

  it('is shared of the version that was seen', async () => {
    const asked = open(WRITES, { [`PATCH ${ROUTE}`]: { ...BOARD, visibility: 'organization', version: 4 } });
    await userEvent.click(await screen.findByRole('switch', { name: 'Shared with everybody here' }));
    await waitFor(() => expect(asked).toContain(`PATCH ${ROUTE} {"visibility":"organization"}`));
    await waitFor(() => expect(screen.getByRole('switch', { name: 'Shared with everybody here' })).toBeChecked());
  });

  it('does not exist where it is somebody else’s alone', async () => {
    open(READS, { [`GET ${ROUTE}`]: () => refusal(404, 'not_found') });
    expect(await screen.findByRole('alert')).toBeVisible();
  });
});

describe('building a dashboard', () => {
  const EDIT = '/dashboards/d?edit';

  it('moves and sizes a tile by keyboard, takes it back, and saves what is left', async () => {
    const asked = open(WRITES, { [`PATCH ${ROUTE}`]: { ...BOARD, version: 4 } }, EDIT);
    const handle = await screen.findByRole('button', { name: 'Move New contacts' });
    handle.focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByText('New contacts: column 1, row 1, 4 wide, 3 high')).toBeInTheDocument();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByText(/New contacts: column 2/)).toBeInTheDocument();
    expect(handle).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(asked.some((one) => one.startsWith('PATCH'))).toBe(true));
    const saved = asked.find((one) => one.startsWith('PATCH')) ?? '';
    const { tiles } = JSON.parse(saved.slice(saved.indexOf('{'))) as Dashboard;
    expect(tiles.map(({ id, x, y, h }) => [id, x, y, h])).toEqual([
      ['a', 0, 0, 3],
      ['b', 4, 0, 2],
    ]);
  });

  it('adds a tile of the catalogue and removes another', async () => {
    open(WRITES, {}, EDIT);
    await screen.findByRole('button', { name: 'Move New contacts' });
    await userEvent.click(screen.getByRole('button', { name: 'Add tile' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add a tile' });
    const title = within(dialog).getByLabelText('Title');
    expect(title).toHaveValue('Contacts created');
    await userEvent.clear(title);
    await userEvent.type(title, 'All contacts');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add tile' }));
    expect(await regionOf('All contacts')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Actions for New deals' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove tile' }));
    expect(screen.queryByRole('region', { name: 'New deals' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await regionOf('New deals')).toBeInTheDocument();
  });

  it('limits a tile to one part of its figures', async () => {
    const part = (group: string, total: number) => ({ group, total, points: SERIES.points });
    const asked = open(
      WRITES,
      {
        [`PATCH ${ROUTE}`]: { ...BOARD, version: 4 },
        'GET /analytics/api/metrics/contacts_created': { ...SERIES, series: [part('spring', 3), part('autumn', 2)] },
      },
      EDIT,
    );
    await screen.findByRole('button', { name: 'Move New contacts' });
    await userEvent.click(screen.getByRole('button', { name: 'Actions for New contacts' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit tile' }));
    const dialog = await screen.findByRole('dialog', { name: 'Edit tile' });
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Only' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Autumn' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(asked.some((one) => one.startsWith('PATCH'))).toBe(true));
    const saved = asked.find((one) => one.startsWith('PATCH')) ?? '';
    const { tiles } = JSON.parse(saved.slice(saved.indexOf('{'))) as Dashboard;
    expect(tiles.map(({ id, filters }) => [id, filters])).toEqual([
      ['a', { actor: 'autumn' }],
      ['b', {}],
    ]);
  });

  it('keeps what was arranged when somebody else saved first', async () => {
    open(WRITES, { [`PATCH ${ROUTE}`]: () => refusal(412, 'stale_version') }, EDIT);
    const name = await screen.findByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'Sales, north');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Changed meanwhile')).toBeVisible();
    expect(screen.getByLabelText('Name')).toHaveValue('Sales, north');
  });
});
