import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wordsFor } from '@/api/problem-words';
import { endOtherSessions, sessionsQuery } from '@/features/account/api/account-calls';
import { ReasonedButton } from '@/ui/reasoned-button';
import { toast } from '@/ui/toast';

/** @param others how many there are */
export function EndOthersButton({ others }: { others: number }) {
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => {
      toast('All other sessions are ended');
      return queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
    onError: (problem) => toast('Could not end them', { tone: 'bad', detail: wordsFor(problem).detail }),
  });
  return (
    <ReasonedButton
      size="sm"
      because={others === 0 ? 'This is your only session.' : undefined}
      busy={ending.isPending}
      onClick={() => ending.mutate()}
    >
      End all others
    </ReasonedButton>
  );
}
