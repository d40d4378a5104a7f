import { useState } from 'react';

/** State that this browser remembers: how somebody likes a table, never what is in it. */
export const useKeptState = <T>(name: string, initial: T): [T, (value: T) => void] => {
  const key = `wheelhouse.${name}`;
  const [value, setValue] = useState<T>(() => {
    const kept = localStorage.getItem(key);
    if (kept === null) return initial;
    try {
      return JSON.parse(kept) as T;
    } catch {
      localStorage.removeItem(key);
      return initial;
    }
  });
  const keep = (next: T) => {
    localStorage.setItem(key, JSON.stringify(next));
    setValue(next);
  };
  return [value, keep];
};
