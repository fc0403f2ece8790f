import { useSearchParams } from 'react-router';
import { Activity } from '@/app/routes/record-activity';
import { cn } from '@/lib/cn';
import { Button } from '@/ui/button';

/** What a member did, or what was done to them. */
export function MemberActivity({ id }: { id: string }) {
  const [search, setSearch] = useSearchParams();
  const received = search.get('of') === 'received';
  const choices = [
    { label: 'What they did', chosen: !received, search: { tab: 'activity' } },
    { label: 'What was done to them', chosen: received, search: { tab: 'activity', of: 'received' } },
  ];
  return (
    <div className="space-y-4">
      <div role="group" aria-label="Which activity" className="flex flex-wrap gap-2">
        {choices.map(({ label, chosen, search: next }) => (
          <Button
            key={label}
            size="sm"
            aria-pressed={chosen}
            className={cn(chosen && 'border-accent-line bg-accent-soft text-accent')}
            onClick={() => setSearch(next)}
          >
            {label}
          </Button>
        ))}
      </div>
      {received ? (
        <Activity key="received" filters={{ resource: id }} nothing="Nobody has changed anything about them." />
      ) : (
        <Activity key="done" filters={{ actor: id }} nothing="They have done nothing that is recorded." />
      )}
    </div>
  );
}
