import { expect, it } from 'vitest';
import { daysThrough, nextDay } from './useClosing';

it('goes from day to day, over the end of a month and a leap day', () => {
  expect(nextDay('2026-12-31')).toBe('2027-01-01');
  expect(daysThrough('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
});

it('ends the first day alone where the last lies before it, and never more than a year', () => {
  expect(daysThrough('2026-05-10', '2026-05-01')).toEqual(['2026-05-10']);
  expect(daysThrough('2026-01-01', '2030-01-01')).toHaveLength(366);
});
