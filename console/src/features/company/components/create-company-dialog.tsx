import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { faultOf } from '@/api/problem-words';
import type { Company } from '@/api/types';
import { createCompany, type NewCompany } from '@/features/company/api/company-calls';
import { filled } from '@/lib/form';
import { useIdempotencyKey } from '@/lib/use-idempotency-key';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { ProblemNotice } from '@/ui/problem';

const FIELDS = ['name', 'domain', 'industry', 'website'] as const;

interface CreateCompanyDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (company: Company) => void;
}

export function CreateCompanyDialog({ open, onOpenChange, onCreated }: CreateCompanyDialogProps) {
  const queries = useQueryClient();
  const { keyFor, spent } = useIdempotencyKey();
  const creating = useMutation({
    mutationFn: (company: NewCompany) => createCompany(company, keyFor(company)),
    onSuccess: (company) => {
      spent();
      void queries.invalidateQueries({ queryKey: ['companies'] });
      onCreated(company);
    },
  });

  function change(next: boolean) {
    creating.reset();
    onOpenChange(next);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    creating.mutate(filled(new FormData(event.currentTarget)));
  }

  const fault = (field: (typeof FIELDS)[number]) => faultOf(creating.error, field);
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent title="New company" description="An organisation you work with.">
        <form onSubmit={submit} aria-label="New company">
          <div className="grid gap-4 px-5 pt-3 pb-5 sm:grid-cols-2">
            <ProblemNotice problem={creating.error} fields={FIELDS} className="sm:col-span-2" />
            <Field label="Name" name="name" required fieldClassName="sm:col-span-2" error={fault('name')} />
            <Field label="Domain" name="domain" placeholder="acme.com" error={fault('domain')} />
            <Field label="Industry" name="industry" error={fault('industry')} />
            <Field
              label="Web site"
              name="website"
              type="url"
              placeholder="https://"
              fieldClassName="sm:col-span-2"
              error={fault('website')}
            />
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={creating.isPending}>
              Create company
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
