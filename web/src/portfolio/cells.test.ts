import { expect, it } from 'vitest';
import { agesOf, cellOf, depthOf, someOf } from './cells';

it('a line of the book leads to its agreements by its own coordinate', () => {
  expect(cellOf('state', { key: 'days31To60' })).toEqual({ state: 'days31To60' });
  expect(cellOf('product', { key: '3' })).toEqual({ segment: 3 });
});

it('a cell is tinted by its share', () => expect([0, 0.019, 0.02, 0.2].map(depthOf)).toEqual([0, 1, 2, 3]));

it('a long curve is shown each month to the sixth, then each quarter', () =>
  expect(agesOf(14)).toEqual([0, 1, 2, 3, 4, 5, 6, 9, 12]));

it('many are thinned evenly, with the first and the last', () => {
  expect(someOf([1, 2, 3], 6)).toEqual([1, 2, 3]);
  expect(
    someOf(
      Array.from({ length: 11 }, (_, n) => n),
      6,
    ),
  ).toEqual([0, 2, 4, 6, 8, 10]);
});
