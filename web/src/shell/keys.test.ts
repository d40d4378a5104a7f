import { expect, it } from 'vitest';
import { nameOf, printKey } from './keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  nameOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

it('names keys as bindings write them', () => {
  expect([
    press('J'),
    press('?'),
    press(' '),
    press('Enter', { ctrlKey: true }),
    press('k', { metaKey: true }),
  ]).toEqual(['j', '?', 'space', 'ctrl+enter', 'ctrl+k']);
});

it('prints one cap for each key of a sequence', () => {
  expect(printKey('g l')).toEqual(['G', 'L']);
  expect(printKey('ctrl+enter')).toEqual(['Ctrl ↵']);
  expect(printKey('arrowleft')).toEqual(['←']);
});
