import { useSyncExternalStore } from 'react';
import { variablesSheet, type ThemeName } from './tokens';

/** Asked of the system once: nothing moves for somebody who cannot bear it. */
export const asksForStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const storageKey = 'wheelhouse.theme';
const listeners = new Set<() => void>();

const preferred = (): ThemeName => {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

let current: ThemeName = 'light';

/** Gives CSS its colours and the page its theme; called once, before the first render. */
export const startAppearance = (): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(variablesSheet());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  current = preferred();
  document.documentElement.dataset.theme = current;
};

export const setThemeName = (name: ThemeName): void => {
  current = name;
  localStorage.setItem(storageKey, name);
  document.documentElement.dataset.theme = name;
  listeners.forEach((tell) => tell());
};

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useThemeName = (): ThemeName => useSyncExternalStore(subscribe, () => current);
