import { useQuery } from '@tanstack/react-query';
import { wordsFor } from '@/api/problem-words';
import { usePermission } from '@/api/session';
import type { Pipeline } from '@/api/deal-types';
import { boardQuery, type Move, nameOf, useMoves } from '@/features/deal/api/deal-calls';
import { DealBoard } from '@/features/deal/components/deal-board';
import { ProblemState } from '@/ui/problem';
import { toast } from '@/ui/toast';

export function DealsBoard({ pipeline }: { pipeline: Pipeline }) {
  const board = useQuery(boardQuery(pipeline.id));
  const moves = useMoves();
  const because = usePermission('deals:write') ? undefined : 'Your role may read deals, not move them.';

  function move(wanted: Move) {
    const stage = pipeline.stages.find(({ id }) => id === wanted.stage);
    moves.mutate(wanted, {
      onSuccess: () => toast(`Moved to ${stage?.name ?? 'its stage'}`, { detail: nameOf(wanted.deal) }),
      onError: (problem) => toast('Not moved', { tone: 'bad', detail: wordsFor(problem).detail }),
    });
  }

  return board.isLoadingError ? (
    <ProblemState problem={board.error} onRetry={() => void board.refetch()} />
  ) : (
    board.data && <DealBoard board={board.data} because={because} onMove={move} />
  );
}
