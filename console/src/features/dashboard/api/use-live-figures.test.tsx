import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Tile } from '@/api/analytics-types';
import { liveKey, useLiveFigures } from '@/features/dashboard/api/use-live-figures';
import { answering, show, signInAs } from '@/test-render';

const TILE: Tile = {
  ...{ id: 't', title: 'Logins', kind: 'number', metric: 'logins', window: 'day', group_by: null, filters: {} },
  ...{ range: { last: '30d', from: null, to: null }, x: 0, y: 0, w: 4, h: 2 },
};
const STREAM =
  'event: figure\ndata: {"metric":"logins","last":"30d","window":"day","value":41,"amounts":{},"at":"x"}\n\n' +
  'event: heartbeat\ndata: {"at":"x"}\n\n' +
  'event: figure\ndata: {"metric":"logins","last":"30d","window":"day","value":42,"amounts":{},"at":"x"}\n\n';

function Probe({ on }: { on: boolean }) {
  const { state, figures } = useLiveFigures([TILE, { ...TILE, id: 'u' }], {}, on);
  return (
    <p>
      {state} {figures.get('logins:30d:day')?.value ?? 'none'}
    </p>
  );
}

describe('live figures', () => {
  it('are followed once for all tiles that show the same, and the newest counts', async () => {
    signInAs(['analytics:read']);
    const asked = answering({ 'GET /analytics/api/stream': new Response(STREAM) });
    show(<Probe on />);
    await waitFor(() => expect(screen.getByText(/42/)).toBeInTheDocument());
    expect(asked[0]).toBe('GET /analytics/api/stream?metrics=logins%3A30d%3Aday');
  });

  it('rest where they are switched off', () => {
    signInAs(['analytics:read']);
    const asked = answering({});
    show(<Probe on={false} />);
    expect(screen.getByText('off none')).toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  it('are none of a fixed time, of a funnel, or of another look', () => {
    expect(liveKey(TILE, { last: '7d', window: 'hour' })).toBe('logins:7d:hour');
    expect(liveKey({ ...TILE, kind: 'funnel' }, {})).toBeUndefined();
    expect(liveKey({ ...TILE, range: { last: null, from: 'a', to: 'b' } }, {})).toBeUndefined();
  });
});
