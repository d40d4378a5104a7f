import { useEffect, useId, useSyncExternalStore } from 'react';

/** Things that the open page contributes to the shell (keys, commands) for as long as it is mounted. */
export interface Registry<T> {
  useContribute: (items: readonly T[]) => void;
  useAll: () => readonly T[];
  all: () => readonly T[];
}

export const createRegistry = <T>(signature: (item: T) => string): Registry<T> => {
  const parts = new Map<string, readonly T[]>();
  const listeners = new Set<() => void>();
  let snapshot: readonly T[] = [];
  let told = '';

  const settle = () => {
    snapshot = [...parts.values()].flat();
    const now = snapshot.map(signature).join('|');
    if (now === told) return;
    told = now;
    listeners.forEach((tell) => tell());
  };
  const subscribe = (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  };

  return {
    // Runs after every render on purpose: the functions inside close over the newest state of the page.
    useContribute: (items) => {
      const id = useId();
      useEffect(() => {
        parts.set(id, items);
        settle();
      });
      useEffect(
        () => () => {
          parts.delete(id);
          settle();
        },
        [id],
      );
    },
    useAll: () => useSyncExternalStore(subscribe, () => snapshot),
    all: () => snapshot,
  };
};
