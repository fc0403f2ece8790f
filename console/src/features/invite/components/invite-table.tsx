import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invite } from '@/api/access-types';
import { wordsFor } from '@/api/problem-words';
import { resendInvite, revokeInvite } from '@/features/invite/api/invite-calls';
import { ago, moment, words } from '@/lib/format';
import { Badge } from '@/ui/badge';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { ReasonedButton } from '@/ui/reasoned-button';
import { SkeletonRows } from '@/ui/skeleton';
import { Cell, Head, HeadCell, Nothing, Row, Table } from '@/ui/table';
import { toast } from '@/ui/toast';

interface InviteTableProps {
  slug: string;
  invites: Invite[];
  loading: boolean;
  names: ReadonlyMap<string, string>;
  teamNames: ReadonlyMap<string, string>;
  /** Why nothing can be changed. */
  because: string | undefined;
}

export function InviteTable({ slug, invites, loading, names, teamNames, because }: InviteTableProps) {
  const [revoking, setRevoking] = useState<Invite>();
  const queries = useQueryClient();
  const forget = () =>
    Promise.all(['invites', 'organization'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const resending = useMutation({
    mutationFn: (invite: Invite) => resendInvite(slug, invite.id),
    onSuccess: (_, { email }) => toast('Sent again', { detail: `${email} has seven days more. The old link is dead.` }),
    onError: (problem) => toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail }),
    onSettled: forget,
  });
  const dropping = useMutation({
    mutationFn: (invite: Invite) => revokeInvite(slug, invite.id),
    onSuccess: (_, { email }) => {
      toast(`The invitation of ${email} is revoked`);
      setRevoking(undefined);
    },
    onSettled: forget,
  });
  return (
    <>
      <Table label="Invitations" className="flex-1">
        <Head>
          <HeadCell>E-mail</HeadCell>
          <HeadCell>Roles</HeadCell>
          <HeadCell>Teams</HeadCell>
          <HeadCell>Invited by</HeadCell>
          <HeadCell>Ends</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </Head>
        <tbody>
          {loading ? (
            <SkeletonRows columns={6} rows={3} />
          ) : (
            invites.map((invite) => (
              <Row key={invite.id}>
                <Cell className="font-medium text-ink">{invite.email}</Cell>
                <Cell>
                  <span className="flex flex-wrap gap-1">
                    {invite.roles.length === 0 && <Nothing />}
                    {invite.roles.map((role) => (
                      <Badge key={role} tone="outline">
                        {words(role)}
                      </Badge>
                    ))}
                  </span>
                </Cell>
                <Cell>{invite.teams.map((team) => teamNames.get(team) ?? 'A team').join(', ') || <Nothing />}</Cell>
                <Cell>{names.get(invite.invited_by) ?? 'A member'}</Cell>
                <Cell>
                  {isOver(invite) ? (
                    <Badge tone="warn">Expired</Badge>
                  ) : (
                    <span title={moment(invite.expires_at)}>{ago(invite.expires_at)}</span>
                  )}
                </Cell>
                <Cell className="text-right">
                  <span className="inline-flex gap-1.5">
                    <ReasonedButton
                      size="sm"
                      because={because}
                      busy={resending.isPending && resending.variables.id === invite.id}
                      onClick={() => resending.mutate(invite)}
                      aria-label={`Resend to ${invite.email}`}
                    >
                      Resend
                    </ReasonedButton>
                    <ReasonedButton
                      size="sm"
                      variant="ghost"
                      because={because}
                      onClick={() => setRevoking(invite)}
                      aria-label={`Revoke invitation of ${invite.email}`}
                    >
                      Revoke
                    </ReasonedButton>
                  </span>
                </Cell>
              </Row>
            ))
          )}
        </tbody>
      </Table>
      <ConfirmDialog
        open={revoking !== undefined}
        onClose={() => {
          dropping.reset();
          setRevoking(undefined);
        }}
        title={`Revoke the invitation of ${revoking?.email ?? ''}?`}
        confirm="Revoke"
        busy={dropping.isPending}
        problem={dropping.error}
        onConfirm={() => revoking && dropping.mutate(revoking)}
      >
        <p>The link in their mail stops working at once.</p>
      </ConfirmDialog>
    </>
  );
}

function isOver(invite: Invite): boolean {
  return invite.status === 'expired' || new Date(invite.expires_at) <= new Date();
}
