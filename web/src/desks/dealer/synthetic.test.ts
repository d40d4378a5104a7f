import { expect, it } from 'vitest';
import type { Model } from '@/api/quotes';
import { cardOf, idCheck, synthetic, vinOf } from './synthetic';

// GB 11643's own example: 11010519491231002X.
it('completes an identity number', () => expect(idCheck('11010519491231002')).toBe('X'));

// The usual test number 1M8GDM9AXKP042788: its check digit is X.
it('completes a VIN', () => expect(vinOf('1M8', 'GDM9A', 'K', 'P', '042788')).toBe('1M8GDM9AXKP042788'));

// The standard's own example: 7992739871 takes a 3.
it('completes a card number', () => expect(cardOf('799273', '9871')).toBe('79927398713'));

it('makes people and cars of the right shape', () => {
  const one = synthetic({ maker: 'qilan', modelYear: 2026 } as Model);
  expect(one.idNumber).toMatch(/^\d{17}[\dX]$/);
  expect(one.account).toMatch(/^621799\d{13}$/);
  // 2026 is T in position 10
  expect(one.vin).toMatch(/^L0N[0-9A-Z]{5}[\dX]T[0-9A-Z]{7}$/);
  expect(one.vin).toHaveLength(17);
});
