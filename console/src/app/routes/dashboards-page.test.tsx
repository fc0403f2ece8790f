import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { DashboardsPage } from '@/app/routes/dashboards-page';
import { answering, show, signInAs } from '@/test-render';

const BOARD = {
  ...{ id: 'd', name: 'Sales', description: 'All of it', visibility: 'organization', owner_id: 'me', version: 1 },
  ...{ tiles: [], created_at: '2026-11-21T10:00:00Z', updated_at: '2026-11-21T10:00:00Z' },
};
const LIST = { 'GET /analytics/api/dashboards': { items: [BOARD], next_cursor: null, total: 1 } };

describe('the dashboards page', () => {
  it('lists them with who sees them', async () => {
    signInAs(['dashboards:read', 'dashboards:write']);
    answering(LIST);
    show(<DashboardsPage />);
    expect(await screen.findByRole('link', { name: 'Sales' })).toHaveAttribute('href', '/dashboards/d');
    expect(screen.getByText('Everybody here')).toBeVisible();
  });

  it('creates one by keyboard', async () => {
    signInAs(['dashboards:read', 'dashboards:write']);
    const asked = answering({ ...LIST, 'POST /analytics/api/dashboards': { ...BOARD, id: 'n' } });
    show(<DashboardsPage />);
    screen.getByRole('button', { name: 'New dashboard' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.type(await screen.findByLabelText('Name'), 'Mine{Enter}');
    await waitFor(() => expect(asked).toContain('POST /analytics/api/dashboards {"name":"Mine","description":""}'));
  });

  it('tells a viewer why nothing can be made', async () => {
    signInAs(['dashboards:read']);
    answering(LIST);
    show(<DashboardsPage />);
    await screen.findByText('Sales');
    expect(screen.getByRole('button', { name: 'New dashboard' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('says what a dashboard is for where there is none', async () => {
    signInAs(['dashboards:read', 'dashboards:write']);
    answering({});
    show(<DashboardsPage />);
    expect(await screen.findByRole('heading', { name: 'No dashboards yet' })).toBeVisible();
  });
});
