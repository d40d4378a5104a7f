import { useCallback, useRef } from 'react';

/**
 * One idempotency key for one intent: the key stays while a person tries the same thing again (a lost answer, a second
 * click) and is made new when what is asked changes or once it is done.
 */
export const useIntent = (): { keyOf: (intent: unknown) => string; done: () => void } => {
  const kept = useRef<{ intent: string; key: string } | undefined>(undefined);
  const keyOf = useCallback((intent: unknown) => {
    const text = JSON.stringify(intent);
    if (kept.current?.intent !== text) kept.current = { intent: text, key: crypto.randomUUID() };
    return kept.current.key;
  }, []);
  const done = useCallback(() => {
    kept.current = undefined;
  }, []);
  return { keyOf, done };
};
