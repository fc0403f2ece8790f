import type { CSSProperties, ReactNode, Ref } from 'react';
import type { Tile } from '@/api/analytics-types';
import { inOrder } from '@/features/dashboard/components/layout';

interface TileGridProps {
  tiles: readonly Tile[];
  children: (tile: Tile) => ReactNode;
  label: string;
  /** While tiles are arranged none changes its place in the document, so that the one in hand keeps the focus. */
  arranging?: boolean;
  ref?: Ref<HTMLUListElement>;
}

/** Height of one row, in pixels, and the gap between two. */
export const ROW = 64;
export const GAP = 16;

/** Twelve columns where there is room for them, else one beneath the other in the order in which they are read. */
export function TileGrid({ tiles, children, label, arranging, ref }: TileGridProps) {
  const read = inOrder(tiles);
  return (
    <ul
      ref={ref}
      aria-label={label}
      className="grid grid-cols-1 gap-4 lg:auto-rows-[64px] lg:grid-cols-[repeat(12,minmax(0,1fr))]"
    >
      {(arranging ? tiles : read).map((tile) => (
        <li
          key={tile.id}
          style={{ ...styleOf(tile), order: read.indexOf(tile) }}
          className="h-(--height) min-w-0 lg:h-auto lg:[grid-column:var(--column)] lg:[grid-row:var(--row)]"
        >
          {children(tile)}
        </li>
      ))}
    </ul>
  );
}

function styleOf({ x, y, w, h }: Tile): CSSProperties {
  return {
    '--column': `${x + 1} / span ${w}`,
    '--row': `${y + 1} / span ${h}`,
    '--height': `${h * ROW + (h - 1) * GAP}px`,
  } as CSSProperties;
}
