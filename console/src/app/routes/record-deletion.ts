import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { wordsFor } from '@/api/problem-words';
import { restoreRecord, type Resource, useRecordDeletion } from '@/api/records';
import { usePermission } from '@/api/session';
import { paths } from '@/lib/path-builder';
import { toast } from '@/ui/toast';

const OF = {
  contacts: { noun: 'Contact', list: paths.contacts(), record: paths.contact },
  deals: { noun: 'Deal', list: paths.deals(), record: paths.deal },
  companies: { noun: 'Company', list: paths.companies(), record: paths.company },
} as const;

interface Deletion {
  because: string | undefined;
  busy: boolean;
  deleteIt: (record: { id: string; version: number }, name: string) => void;
}

/** Deletes the record that a page shows, goes to the list, and offers to bring it back for a while. */
export function useDeletion(resource: Resource): Deletion {
  const { noun, list, record: pathOf } = OF[resource];
  const mayDelete = usePermission(`${resource}:delete`);
  const deleting = useRecordDeletion(resource);
  const queries = useQueryClient();
  const navigate = useNavigate();

  async function bringBack(id: string, name: string): Promise<void> {
    try {
      await restoreRecord(resource, id);
      await queries.invalidateQueries({ queryKey: [resource] });
      toast(`${noun} restored`, { detail: name });
      await navigate(pathOf(id));
    } catch (problem) {
      toast('Could not restore', { tone: 'bad', detail: wordsFor(problem).detail });
    }
  }

  return {
    because: mayDelete ? undefined : `Your role may not delete ${resource}.`,
    busy: deleting.isPending,
    deleteIt(record, name) {
      deleting.mutate(record, {
        onSuccess: () => {
          void navigate(list);
          toast(`${noun} deleted`, {
            detail: name,
            action: { label: 'Undo', perform: () => void bringBack(record.id, name) },
          });
        },
        onError: (problem) => {
          const { title, detail } = wordsFor(problem);
          toast(`Not deleted: ${title}`, { tone: 'bad', detail });
        },
      });
    },
  };
}
