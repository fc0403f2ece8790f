import { useRef } from 'react';

interface IdempotencyKey {
  /** The same key for the same body, until `spent`. */
  keyFor: (body: unknown) => string;
  /** The thing was done: doing it once more is another thing. */
  spent: () => void;
}

/** A key that stays while the same thing is tried again, so that a lost answer makes no second record. */
export function useIdempotencyKey(): IdempotencyKey {
  const last = useRef<{ body: string; key: string }>(undefined);
  return {
    keyFor(body) {
      const written = JSON.stringify(body);
      if (last.current?.body !== written) {
        last.current = { body: written, key: crypto.randomUUID() };
      }
      return last.current.key;
    },
    spent() {
      last.current = undefined;
    },
  };
}
