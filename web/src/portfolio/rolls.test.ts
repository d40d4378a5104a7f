import { expect, it } from 'vitest';
import type { RollState } from '@/api/portfolio';
import { columnsOf, fateOf } from './rolls';

const cell = (to: RollState, rate: number) => ({
  to,
  rate,
  agreements: 1,
  balance: { minorUnits: 1, currency: 'CNY' },
});

const row = {
  from: 'days31To60' as const,
  cells: [
    cell('current', 0.2),
    cell('days1To30', 0.1),
    cell('days31To60', 0.35),
    cell('days61To90', 0.3),
    cell('paidOff', 0.05),
  ],
};

it('a row of the matrix went to four places that make the whole', () => {
  const fate = fateOf(row);
  expect(fate.better).toBeCloseTo(0.3, 12);
  expect(fate.same).toBeCloseTo(0.35, 12);
  expect(fate.worse).toBeCloseTo(0.3, 12);
  expect(fate.gone).toBeCloseTo(0.05, 12);
});

it('the matrix has a column for each state that something came to, by lateness', () =>
  expect(columnsOf([row, { cells: [cell('chargedOff', 0.01)] }])).toEqual([
    'current',
    'days1To30',
    'days31To60',
    'days61To90',
    'chargedOff',
    'paidOff',
  ]));
