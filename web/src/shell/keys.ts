import { useEffect } from 'react';
import { createRegistry } from './registry';

/**
 * A key or a short sequence: `'j'`, `'g l'`, `'ctrl+enter'`, `'?'`. Several keys of one binding stand together in the
 * foot (`J K next / previous`); `run` is told which one was pressed.
 */
export interface KeyBinding {
  keys: readonly string[];
  label: string;
  run: (key: string) => void;
  /** Listed under '?' but not in the foot. */
  quiet?: boolean;
}

const registry = createRegistry<KeyBinding>((binding) => `${binding.keys.join(' ')}:${binding.label}`);
const storageKey = 'wheelhouse.single-keys';
let blockers = 0;
let pending = '';
let pendingSince = 0;

export const useKeys = registry.useContribute;
export const useAllKeys = registry.useAll;

export const singleKeysOn = (): boolean => localStorage.getItem(storageKey) !== 'off';
export const setSingleKeys = (on: boolean): void => localStorage.setItem(storageKey, on ? 'on' : 'off');

/** While mounted (a dialog, the palette), single letters of the page below do nothing. */
export const useKeysBlocked = (blocked: boolean): void => {
  useEffect(() => {
    if (!blocked) return undefined;
    blockers += 1;
    return () => {
      blockers -= 1;
    };
  }, [blocked]);
};

/** Whether letters belong to what has the focus; a switch or a tick takes none, so the page keeps its keys. */
const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target instanceof HTMLInputElement && !/^(radio|checkbox|button|submit)$/.test(target.type)) ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.role === 'slider' ||
    target.role === 'combobox');

/** The name of what was pressed, as bindings write it. */
export const nameOf = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string => {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const withControl = event.ctrlKey || event.metaKey ? `ctrl+${key}` : key;
  return event.altKey ? `alt+${withControl}` : withControl;
};

const find = (name: string): [KeyBinding, string] | undefined => {
  // The page that mounted last stands above the others.
  for (const binding of [...registry.all()].reverse()) if (binding.keys.includes(name)) return [binding, name];
  return undefined;
};

const startsSequence = (name: string): boolean =>
  registry.all().some((binding) => binding.keys.some((key) => key.startsWith(`${name} `)));

const onKeyDown = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  const plain = !name.includes('+') && name !== 'escape';
  if (plain && (inField(event.target) || blockers > 0 || !singleKeysOn())) return;
  // Enter and space on a button, a link or a switch belong to it.
  if ((name === 'enter' || name === 'space') && (event.target as HTMLElement).closest?.('button,a,input,[role=button]'))
    return;

  const sequence = pending && event.timeStamp - pendingSince < 1200 ? `${pending} ${name}` : name;
  pending = '';
  const found = find(sequence) ?? find(name);
  if (found) {
    event.preventDefault();
    found[0].run(found[1]);
  } else if (plain && startsSequence(name)) {
    pending = name;
    pendingSince = event.timeStamp;
  }
};

export const startKeys = (): void => document.addEventListener('keydown', onKeyDown);

const printed: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  'ctrl+enter': 'Ctrl ↵',
};

/** How the foot prints a key: one cap for each key of a sequence. */
export const printKey = (key: string): string[] =>
  key.split(' ').map(
    (one) =>
      printed[one] ??
      one
        .split('+')
        .map((p) => p.charAt(0).toUpperCase() + p.slice(1))
        .join(' '),
  );
