import { expect, it } from 'vitest';
import { partsOf, restOf } from './parts';

const whole = { minorUnits: 500_000, currency: 'CNY' };
const line = (id: number, agreement: string | undefined, amount: string) => ({ id, agreement, amount });

it('the rest is what has no line yet', () => {
  expect(restOf(whole, [line(1, 'agr_1', '3,200.50')]).minorUnits).toBe(179_950);
  expect(restOf(whole, [line(1, 'agr_1', '9000')]).minorUnits).toBe(0);
});

it('parts travel only when they make the whole, each of another agreement', () => {
  const both = [line(1, 'agr_1', '3200.50'), line(2, 'agr_2', '1799.50')];
  expect(partsOf(whole, both)?.map((part) => part.amount.minorUnits)).toEqual([320_050, 179_950]);
  expect(partsOf(whole, [line(1, 'agr_1', '3200.50'), line(2, 'agr_1', '1799.50')])).toBeUndefined();
  expect(partsOf(whole, [line(1, 'agr_1', '4999.99')])).toBeUndefined();
  expect(partsOf(whole, [line(1, undefined, '5000')])).toBeUndefined();
});
