import { ArrowRight, ArrowUpToLine } from 'lucide-react';
import { Link } from 'react-router';
import type { Deal, Stage } from '@/api/deal-types';
import { nameOf, type Move } from '@/features/deal/api/deal-calls';
import { cn } from '@/lib/cn';
import { calendarDay, money } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { Action, ActionMenu } from '@/ui/action-menu';

interface DealCardProps {
  deal: Deal;
  stages: readonly Stage[];
  because: string | undefined;
  onDrag: (deal: Deal | undefined) => void;
  /** Another one was dropped on it. */
  onDrop: () => void;
  onMove: (move: Move) => void;
}

export function DealCard({ deal, stages, because, onDrag, onDrop, onMove }: DealCardProps) {
  return (
    // Dragging is for pointers alone; its menu moves it by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      aria-label={nameOf(deal)}
      draggable={because === undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        onDrag(deal);
      }}
      onDragEnd={() => onDrag(undefined)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onDrop();
      }}
      className={cn(
        'relative rounded-xl border border-line bg-raised px-3 py-2 shadow-card',
        because === undefined && 'cursor-grab active:cursor-grabbing',
      )}
    >
      <div className="flex items-start gap-1">
        <Link
          to={paths.deal(deal.id)}
          draggable={false}
          className="min-w-0 flex-1 py-1 text-sm font-medium break-words hover:underline"
        >
          {nameOf(deal)}
        </Link>
        <ActionMenu label={`Move ${nameOf(deal)}`}>
          <Action
            icon={<ArrowUpToLine />}
            because={because}
            onSelect={() => deal.stage_id && onMove({ deal, stage: deal.stage_id })}
          >
            To the top
          </Action>
          {stages
            .filter((stage) => stage.id !== deal.stage_id)
            .map((stage) => (
              <Action
                key={stage.id}
                icon={<ArrowRight />}
                because={because}
                onSelect={() => onMove({ deal, stage: stage.id })}
              >
                To {stage.name}
              </Action>
            ))}
        </ActionMenu>
      </div>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink-soft tabular-nums">
        {deal.amount && <span className="font-medium text-ink">{money(deal.amount)}</span>}
        {deal.close_date && <span>{calendarDay(deal.close_date)}</span>}
      </p>
    </article>
  );
}
