import { useState } from 'react';
import type { Dashboard, Tile } from '@/api/analytics-types';

/** What can be changed of a dashboard before it is saved. */
export interface Draft {
  name: string;
  description: string;
  tiles: Tile[];
}

interface Kept {
  draft: Draft;
  past: Draft[];
  /** The gesture that the last change belongs to. */
  step: string | undefined;
}

const MOST_STEPS = 50;

/** A draft whose changes can be undone one by one; those of one gesture are one change. */
export function useDraft(start: Dashboard) {
  const [kept, setKept] = useState<Kept>({ draft: draftOf(start), past: [], step: undefined });
  return {
    draft: kept.draft,
    changed: kept.past.length > 0,
    change: (part: Partial<Draft>, step?: string) => {
      setKept((before) => withChange(before, part, step));
    },
    undo: () => {
      setKept(({ draft, past }) => ({ draft: past.at(-1) ?? draft, past: past.slice(0, -1), step: undefined }));
    },
  };
}

export function withChange({ draft, past, step: last }: Kept, part: Partial<Draft>, step?: string): Kept {
  const next = { ...draft, ...part };
  if (JSON.stringify(next) === JSON.stringify(draft)) {
    return { draft, past, step: last };
  }
  const goesOn = step !== undefined && step === last;
  return { draft: next, past: goesOn ? past : [...past.slice(-MOST_STEPS + 1), draft], step };
}

function draftOf({ name, description, tiles }: Dashboard): Draft {
  return { name, description, tiles };
}
