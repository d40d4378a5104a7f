import { expect, it } from 'vitest';
import { addsUp, isUnderWay, kindOf, progressOf, sizeOf } from './states';

const file = { entries: 8, booked: 3, waiting: 2, known: 1 };

it('a file is as far as its movements are booked, wait or were known', () => {
  expect(progressOf(file)).toBe(0.75);
  expect(progressOf({ entries: 0, booked: 0, waiting: 0, known: 0 })).toBe(0);
  expect(addsUp(file)).toBe(false);
  expect(addsUp({ ...file, booked: 5 })).toBe(true);
});

it('only a file that is worked with is looked at again and again', () => {
  expect(isUnderWay('booking')).toBe(true);
  expect(isUnderWay('cancelled')).toBe(false);
});

it('what a file is shows in its name', () => {
  expect(kindOf('Haiyue-2026-11-18.camt053.xml')).toBe('statement');
  expect(kindOf('umsaetze.CSV')).toBe('csv');
  expect(kindOf('pain.002-17.xml')).toBe('status');
});

it('a size has at most one decimal', () => {
  expect([512, 1536, 1_048_576, 262_144_000].map(sizeOf)).toEqual(['512 B', '1.5 kB', '1 MB', '250 MB']);
});
