import { Grip, MoveDiagonal2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import type { Tile } from '@/api/analytics-types';
import { COLUMNS, moved, placed, placeOf, resized } from '@/features/dashboard/components/layout';
import { GAP, ROW } from '@/features/dashboard/components/tile-grid';

interface TileHandleProps {
  tile: Tile;
  tiles: readonly Tile[];
  grid: RefObject<HTMLUListElement | null>;
  /** @param step names a gesture: what is drawn in one drag is undone in one. */
  onArrange: (tiles: Tile[], step: string, says: string) => void;
}

const ARROWS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
const SIZES = {
  ArrowLeft: { w: -1 },
  ArrowRight: { w: 1 },
  ArrowUp: { h: -1 },
  ArrowDown: { h: 1 },
} as const;

const style =
  'flex size-7 shrink-0 touch-none items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink [&_svg]:size-4';

/** Moves a tile: drawn by the pointer, or by the arrow keys; with Shift they size it. */
export function MoveHandle({ tile, tiles, grid, onArrange }: TileHandleProps) {
  const drag = useDrag(grid);
  function press(event: KeyboardEvent) {
    const key = event.key as keyof typeof ARROWS;
    if (key in ARROWS) {
      event.preventDefault();
      const next = event.shiftKey ? resized(tiles, tile.id, SIZES[key]) : moved(tiles, tile.id, ARROWS[key]);
      onArrange(next, `${event.timeStamp}`, saying(next, tile));
    }
  }
  return (
    <button
      type="button"
      aria-label={`Move ${tile.title}`}
      title="Arrow keys move it, with Shift they size it"
      className={`${style} -mt-1 -ml-2 cursor-grab active:cursor-grabbing`}
      onKeyDown={press}
      {...drag((columns, rows, from, step) => {
        const next = placed(tiles, tile.id, { x: from.x + columns, y: from.y + rows });
        onArrange(next, step, saying(next, tile));
      }, tile)}
    >
      <Grip aria-hidden />
    </button>
  );
}

/** Sizes a tile by its corner; the keyboard does it by the other handle. */
export function SizeHandle({ tile, tiles, grid, onArrange }: TileHandleProps) {
  const drag = useDrag(grid);
  return (
    <span
      aria-hidden
      className={`${style} absolute right-1 bottom-1 hidden cursor-nwse-resize lg:flex`}
      {...drag((columns, rows, from, step) => {
        const next = resized(tiles, tile.id, { w: from.w + columns - tile.w, h: from.h + rows - tile.h });
        onArrange(next, step, saying(next, tile));
      }, tile)}
    >
      <MoveDiagonal2 />
    </span>
  );
}

function saying(tiles: readonly Tile[], { id, title }: Tile): string {
  const now = tiles.find((one) => one.id === id);
  return now ? `${title}: ${placeOf(now)}` : '';
}

interface Begun {
  x: number;
  y: number;
  tile: Tile;
  step: string;
}

/** How many columns and rows the pointer has gone since it was put down. */
function useDrag(grid: RefObject<HTMLUListElement | null>) {
  const begun = useRef<Begun>(undefined);
  return (onMove: (columns: number, rows: number, from: Tile, step: string) => void, tile: Tile) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button === 0) {
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, y: event.clientY, tile, step: `drag ${event.timeStamp}` };
      }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const from = begun.current;
      if (from && grid.current) {
        const column = (grid.current.clientWidth + GAP) / COLUMNS;
        onMove(
          Math.round((event.clientX - from.x) / column),
          Math.round((event.clientY - from.y) / (ROW + GAP)),
          from.tile,
          from.step,
        );
      }
    },
    onPointerUp() {
      begun.current = undefined;
    },
    onPointerCancel() {
      begun.current = undefined;
    },
  });
}
