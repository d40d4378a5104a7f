import { useCallback, useRef } from 'react';
import { newKey } from '@/api/key';

/**
 * One idempotency key for one intent: the key stays while a person tries the same thing again (a lost answer, a second
 * click) and is made new when what is asked changes, or once it is done. `step` tells apart the commands of one page.
 */
export const useIntent = (): { keyOf: (intent: unknown, step?: string) => string; done: () => void } => {
  const kept = useRef(new Map<string, { intent: string; key: string }>());
  const keyOf = useCallback((intent: unknown, step = '') => {
    const text = JSON.stringify(intent);
    const before = kept.current.get(step);
    if (before?.intent === text) return before.key;
    const key = newKey();
    kept.current.set(step, { intent: text, key });
    return key;
  }, []);
  const done = useCallback(() => kept.current.clear(), []);
  return { keyOf, done };
};
