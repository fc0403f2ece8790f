import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Member } from '@/api/types';
import {
  forgetMembers,
  leave,
  reactivate,
  remove,
  suspend,
  transferOwnership,
} from '@/features/member/api/member-calls';
import { nameOf } from '@/features/member/components/member-name';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';

export type Standing = 'suspend' | 'reactivate' | 'transfer' | 'remove' | 'leave';

interface StandingDialogProps {
  organization: { slug: string; name: string };
  member: Member;
  change: Standing;
  onClose: () => void;
  /** Once it is done: the page may be about somebody who is no more. */
  onDone: (change: Standing) => void;
}

interface Matter {
  title: string;
  confirm: string;
  done: string;
  body: ReactNode;
  tone?: 'danger' | 'primary';
  work: (slug: string, id: string) => Promise<void>;
}

function matterOf(change: Standing, name: string, organization: string): Matter {
  switch (change) {
    case 'suspend':
      return {
        title: `Suspend ${name}?`,
        confirm: 'Suspend',
        done: `${name} is suspended`,
        body: 'They are signed out of this organisation within a second. Roles, teams and records stay as they are, and they can be reactivated at any time.',
        work: suspend,
      };
    case 'reactivate':
      return {
        title: `Reactivate ${name}?`,
        confirm: 'Reactivate',
        done: `${name} is active again`,
        body: 'They come back with the roles and teams that they had.',
        tone: 'primary',
        work: reactivate,
      };
    case 'remove':
      return {
        title: `Remove ${name}?`,
        confirm: 'Remove',
        done: `${name} is removed`,
        body: 'Their roles and teams here end within a second, and their seat is free. Their records and their place in the audit trail stay. To come back they need a new invitation.',
        work: remove,
      };
    case 'transfer':
      return {
        title: `Make ${name} the owner?`,
        confirm: 'Transfer ownership',
        done: `${name} owns ${organization} now`,
        body: `${name} becomes owner and administrator of ${organization}. You stay an administrator, but only the new owner can give ownership back or delete the organisation.`,
        work: transferOwnership,
      };
    case 'leave':
      return {
        title: `Leave ${organization}?`,
        confirm: 'Leave',
        done: `You have left ${organization}`,
        body: 'You lose access at once, and need a new invitation to come back. Records that you own stay.',
        work: leave,
      };
  }
}

export function StandingDialog({ organization, member, change, onClose, onDone }: StandingDialogProps) {
  const matter = matterOf(change, nameOf(member), organization.name);
  const queries = useQueryClient();
  const doing = useMutation({
    mutationFn: () => matter.work(organization.slug, member.user_id),
    onSuccess: () => {
      toast(matter.done);
      if (change !== 'leave') {
        void forgetMembers(queries);
        void queries.invalidateQueries({ queryKey: ['organization'] });
      }
      onDone(change);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={matter.title}
      confirm={matter.confirm}
      tone={matter.tone ?? 'danger'}
      busy={doing.isPending}
      problem={doing.error}
      onConfirm={() => doing.mutate()}
    >
      <p>{matter.body}</p>
    </ConfirmDialog>
  );
}
