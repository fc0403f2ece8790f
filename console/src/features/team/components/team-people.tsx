import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Crown, UserMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Team } from '@/api/access-types';
import { wordsFor } from '@/api/problem-words';
import type { Member } from '@/api/types';
import { addToTeam, changeTeam, removeFromTeam } from '@/features/team/api/team-calls';
import { paths } from '@/lib/path-builder';
import { Action, ActionMenu } from '@/ui/action-menu';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Card } from '@/ui/card';
import { Skeleton } from '@/ui/skeleton';
import { toast } from '@/ui/toast';

interface TeamPeopleProps {
  slug: string;
  team: Team;
  members: Member[];
  loading: boolean;
  /** Why nobody can be added or taken out. */
  because: string | undefined;
  picker: (without: string[], onPick: (userId: string) => void) => ReactNode;
}

/** Who is in a team; people are added by name, and one of them leads. */
export function TeamPeople({ slug, team, members, loading, because, picker }: TeamPeopleProps) {
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (problem) => toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail }),
    onSettled: () =>
      Promise.all(['teams', 'members', 'access'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const lead = (userId: string | null) => () => changing.mutate(() => changeTeam(slug, team, { lead_id: userId }));
  const here = members.map(({ user_id }) => user_id);
  return (
    <Card className="overflow-hidden" aria-label="People of the team">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3">
        <h2 className="text-sm font-semibold">People</h2>
        {because === undefined && (
          <div className="ml-auto w-64">
            {picker(here, (userId) => changing.mutate(() => addToTeam(slug, team.id, userId)))}
          </div>
        )}
      </div>
      {loading ? (
        <Skeleton className="m-5 h-16" />
      ) : members.length === 0 ? (
        <p className="px-5 py-8 text-center text-sm text-ink-soft">Nobody is in this team yet.</p>
      ) : (
        <ul aria-label="Team members" className="divide-y divide-line">
          {members.map((member) => {
            const name = member.full_name ?? 'Former member';
            const leads = team.lead_id === member.user_id;
            return (
              <li key={member.user_id} className="flex items-center gap-3 px-5 py-2.5">
                <Avatar name={name} className="size-8 text-xs" />
                <div className="min-w-0">
                  <span className="flex items-center gap-1.5">
                    <Link to={paths.member(member.user_id)} className="truncate text-sm font-medium hover:underline">
                      {name}
                    </Link>
                    {leads && (
                      <Badge tone="accent">
                        <Crown aria-hidden />
                        Lead
                      </Badge>
                    )}
                    {member.status !== 'active' && <Badge tone="warn">Suspended</Badge>}
                  </span>
                  <span className="block truncate text-xs text-ink-faint">{member.email}</span>
                </div>
                <span className="ml-auto">
                  <ActionMenu label={`Actions for ${name}`}>
                    <Action
                      icon={<Crown aria-hidden />}
                      because={because}
                      onSelect={lead(leads ? null : member.user_id)}
                    >
                      {leads ? 'Lead no more' : 'Make lead'}
                    </Action>
                    <Action
                      icon={<UserMinus aria-hidden />}
                      because={because}
                      danger
                      onSelect={() => changing.mutate(() => removeFromTeam(slug, team.id, member.user_id))}
                    >
                      Take out of the team
                    </Action>
                  </ActionMenu>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
