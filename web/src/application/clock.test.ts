import { expect, test } from 'vitest';
import type { SourcesView } from '@/api/sources';
import { elapsedOf, endOf, sinceStart } from './clock';

const view: SourcesView = {
  now: '2026-01-05T09:00:10Z',
  startedAt: '2026-01-05T09:00:00Z',
  decidedAt: '2026-01-05T09:00:01.250Z',
  signedAt: null,
  orderedAt: null,
  sources: [],
};
const at = (instant: string): number => Date.parse(instant);

test('a clock runs by the time of the house', () => {
  expect(elapsedOf(view, false, at('2026-01-05T09:00:10Z'))).toBe(10_000);
  expect(elapsedOf(view, false, at('2026-01-05T08:59:00Z'))).toBe(0); // a clock never runs backwards
});

test('the payout order stops it', () => {
  const ordered = { ...view, orderedAt: '2026-01-05T09:02:45Z' };
  expect(elapsedOf(ordered, false, at('2026-01-06T09:00:00Z'))).toBe(165_000);
});

test('an answer that ends the application stops it at the decision', () => {
  expect(endOf(view, true)).toBe(view.decidedAt);
  expect(elapsedOf(view, true, at('2026-01-06T09:00:00Z'))).toBe(1_250);
});

test('a draft has no clock', () => {
  const draft = { ...view, startedAt: null, decidedAt: null };
  expect(elapsedOf(draft, false, at(view.now))).toBeNull();
  expect(sinceStart(draft, view.decidedAt)).toBeNull();
});

test('each step is told from the start', () => {
  expect(sinceStart(view, view.decidedAt)).toBe(1_250);
  expect(sinceStart(view, view.orderedAt)).toBeNull();
});
