import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import type { Contact } from '@/api/types';
import { createContact, type NewContact } from '@/features/contact/api/contact-calls';
import { filled } from '@/lib/form';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

const FIELDS = ['first_name', 'last_name', 'job_title', 'company_name', 'emails', 'phones'] as const;

interface CreateContactDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (contact: Contact) => void;
}

export function CreateContactDialog({ open, onOpenChange, onCreated }: CreateContactDialogProps) {
  const queries = useQueryClient();
  const { keyFor, spent } = useIdempotencyKey();
  const creating = useMutation({
    mutationFn: (contact: NewContact) => createContact(contact, keyFor(contact)),
    onSuccess: (contact) => {
      spent();
      void queries.invalidateQueries({ queryKey: ['contacts'] });
      onCreated(contact);
    },
  });

  function change(next: boolean) {
    creating.reset();
    onOpenChange(next);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { email, phone, ...texts } = filled(form);
    creating.mutate({
      ...texts,
      ...(email ? { emails: [{ value: email, label: 'work', primary: true }] } : {}),
      ...(phone ? { phones: [{ value: phone, label: 'work', primary: true }] } : {}),
    });
  }

  const fault = (field: (typeof FIELDS)[number]) => faultOf(creating.error, field);
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent title="New contact" description="A person you work with.">
        <form onSubmit={submit} aria-label="New contact">
          <div className="grid gap-4 px-5 pt-3 pb-5 sm:grid-cols-2">
            <ProblemNotice problem={creating.error} fields={FIELDS} className="sm:col-span-2" />
            <Field label="First name" name="first_name" required error={fault('first_name')} />
            <Field label="Last name" name="last_name" error={fault('last_name')} />
            <Field label="Job title" name="job_title" error={fault('job_title')} />
            <Field label="Company" name="company_name" error={fault('company_name')} />
            <Field label="E-mail" name="email" type="email" error={fault('emails')} />
            <Field label="Phone" name="phone" type="tel" error={fault('phones')} />
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={creating.isPending}>
              Create contact
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
