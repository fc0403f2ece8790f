import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { LiveFigure, Tile } from '@/api/analytics-types';
import { withQuery } from '@/api/client';
import { eventStream } from '@/api/event-stream';
import { lookedAt, type Look } from '@/features/dashboard/api/figure-calls';

export type LiveState = 'off' | 'connecting' | 'live';

interface Live {
  state: LiveState;
  /** The newest of each figure, by {@link liveKey}. */
  figures: ReadonlyMap<string, LiveFigure>;
}

const NOTHING: ReadonlyMap<string, LiveFigure> = new Map();
const MOST = 24;
/** Charts are drawn anew at most so often; numbers follow at once. */
const REDRAW = 5_000;
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 20_000;

/** What a tile follows; undefined for one whose range is fixed, or that is no plain figure. */
export function liveKey(tile: Tile, look: Look): string | undefined {
  const { range, window } = lookedAt(tile, look);
  const plain = tile.kind === 'number' || tile.kind === 'line' || tile.kind === 'bar';
  return plain && range.last !== null ? `${tile.metric}:${range.last}:${window}` : undefined;
}

/** Figures as they change, over one connection that comes again by itself. */
export function useLiveFigures(tiles: readonly Tile[], look: Look, on: boolean): Live {
  const queries = useQueryClient();
  const [live, setLive] = useState<Live>({ state: 'connecting', figures: NOTHING });
  const keys = tiles.map((tile) => liveKey(tile, look)).filter((key) => key !== undefined);
  const followed = [...new Set(keys)].sort().slice(0, MOST).join(',');

  useEffect(() => {
    if (!on || followed === '') {
      return;
    }
    const stop = new AbortController();
    const redraw = redrawing((metric) => void queries.invalidateQueries({ queryKey: ['figures', 'series', metric] }));
    const path = withQuery('/analytics/api/stream', { metrics: followed });
    const hear = (data: string) => {
      const figure = figureIn(data);
      setLive((before) => ({ state: 'live', figures: figure ? withFigure(before.figures, figure) : before.figures }));
      if (figure) {
        redraw.of(figure);
      }
    };
    void follow(path, stop.signal, hear, () => {
      if (!stop.signal.aborted) {
        setLive((before) => ({ ...before, state: 'connecting' }));
      }
    });
    return () => {
      stop.abort();
      redraw.stop();
      setLive({ state: 'connecting', figures: NOTHING });
    };
  }, [on, followed, queries]);

  return on ? live : { state: 'off', figures: NOTHING };
}

async function follow(
  path: string,
  signal: AbortSignal,
  hear: (data: string) => void,
  lost: () => void,
): Promise<void> {
  for (let pause = SHORTEST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      for await (const data of eventStream(path, signal)) {
        pause = SHORTEST_PAUSE;
        hear(data);
      }
    } catch {
      // It comes again below, with every figure as it then stands.
    }
    lost();
    await rest(pause, signal);
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Only of a figure that was known before is there anything to redraw. */
function redrawing(perform: (metric: string) => void) {
  const known = new Set<string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    of({ metric, last, window }: LiveFigure) {
      const key = `${metric}:${last}:${window}`;
      if (known.has(key) && !waiting.has(metric)) {
        const later = () => {
          waiting.delete(metric);
          perform(metric);
        };
        waiting.set(metric, setTimeout(later, REDRAW));
      }
      known.add(key);
    },
    stop() {
      waiting.forEach((timer) => clearTimeout(timer));
    },
  };
}

function withFigure(figures: ReadonlyMap<string, LiveFigure>, figure: LiveFigure): ReadonlyMap<string, LiveFigure> {
  return new Map(figures).set(`${figure.metric}:${figure.last}:${figure.window}`, figure);
}

/** A heartbeat holds no figure. */
function figureIn(data: string): LiveFigure | undefined {
  try {
    const message = JSON.parse(data) as Partial<LiveFigure>;
    return message.metric === undefined ? undefined : (message as LiveFigure);
  } catch {
    return undefined;
  }
}
