import { expect, it } from 'vitest';
import { lowestOf } from './CompareTable';

it('marks the lowest figure of a row, and none where all are the same or only one is known', () => {
  expect(lowestOf([300, 100, 200])).toEqual([1]);
  expect(lowestOf([100, undefined, 100, 200])).toEqual([0, 2]);
  expect(lowestOf([100, 100])).toEqual([]);
  expect(lowestOf([undefined, 100])).toEqual([]);
});
