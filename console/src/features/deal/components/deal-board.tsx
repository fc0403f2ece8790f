import { type ReactNode, useState } from 'react';
import type { Board, BoardStage, Deal } from '@/api/deal-types';
import type { Move } from '@/features/deal/api/deal-calls';
import { DealCard } from '@/features/deal/components/deal-card';
import { cn } from '@/lib/cn';
import { count, money } from '@/lib/format';

interface DealBoardProps {
  board: Board;
  /** Why deals cannot be moved; undefined when they can. */
  because: string | undefined;
  onMove: (move: Move) => void;
}

/** Deals by stage: dragged by a pointer, or moved by the menu that each has. */
export function DealBoard({ board, because, onMove }: DealBoardProps) {
  const [dragged, setDragged] = useState<Deal>();
  function drop(stage: string, after?: string): void {
    if (dragged && dragged.id !== after) {
      onMove({ deal: dragged, stage, after });
    }
    setDragged(undefined);
  }
  return (
    <div className="flex min-h-0 flex-1 gap-3 overflow-x-auto p-4">
      {board.stages.map((stage) => (
        <Column key={stage.id} stage={stage} taking={dragged !== undefined} onDrop={(after) => drop(stage.id, after)}>
          {(deal) => (
            <DealCard
              deal={deal}
              stages={board.stages}
              because={because}
              onDrag={setDragged}
              onDrop={() => drop(stage.id, deal.id)}
              onMove={onMove}
            />
          )}
        </Column>
      ))}
    </div>
  );
}

interface ColumnProps {
  stage: BoardStage;
  taking: boolean;
  onDrop: (after?: string) => void;
  children: (deal: Deal) => ReactNode;
}

function Column({ stage, taking, onDrop, children }: ColumnProps) {
  return (
    // Dropping is for pointers alone; the menu of each deal moves it by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={stage.name}
      onDragOver={(event) => taking && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop(stage.deals.at(-1)?.id);
      }}
      className={cn(
        'flex w-68 shrink-0 flex-col rounded-2xl border border-line bg-sunken',
        taking && 'border-dashed border-line-strong',
      )}
    >
      <header className="px-3.5 pt-3 pb-2">
        <h2 className="flex items-center gap-2 text-sm font-semibold">
          <span aria-hidden className={cn('size-2 rounded-full', DOTS[stage.status])} />
          <span className="truncate">{stage.name}</span>
          <span className="font-normal text-ink-faint tabular-nums">{count(stage.count)}</span>
        </h2>
        <p className="min-h-4 truncate text-xs text-ink-soft tabular-nums">{stage.amounts.map(money).join(' · ')}</p>
      </header>
      <ul className="flex min-h-16 flex-1 flex-col gap-2 overflow-y-auto px-2 pb-2">
        {stage.deals.map((deal) => (
          <li key={deal.id}>{children(deal)}</li>
        ))}
        {stage.count > stage.deals.length && (
          <li className="px-2 py-1 text-xs text-ink-faint">{count(stage.count - stage.deals.length)} more in the list</li>
        )}
      </ul>
    </section>
  );
}

const DOTS = { open: 'bg-ink-faint', won: 'bg-accent', lost: 'bg-danger' } as const;
