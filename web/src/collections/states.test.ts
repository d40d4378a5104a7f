import { expect, it } from 'vitest';
import { refusalOf } from '@/api/collections';
import { againstCount, byWeight, chained, countsOf, holdIn, lastDay, letterOf, ruleOfGate } from './states';

const step = (from: number, through: number) => ({
  from,
  through,
  name: { zh: '短信', en: 'Message' },
  channel: 'message' as const,
  everyDays: 3,
});

it('each step counts the late agreements between its first and its last day', () => {
  const days = [
    { daysPastDue: 1, count: 4 },
    { daysPastDue: 7, count: 2 },
    { daysPastDue: 8, count: 1 },
    { daysPastDue: 400, count: 3 },
  ];
  expect(countsOf([step(1, 7), step(8, 30), step(31, lastDay)], days)).toEqual([6, 1, 3]);
});

it('steps follow each other without a gap and the last one has no end', () => {
  const rows = chained([step(1, 7), step(30, 20), step(50, 60)]);
  expect(rows.map(({ from, through }) => [from, through])).toEqual([
    [1, 7],
    [8, 20],
    [21, lastDay],
  ]);
});

it('a step never ends before it begins', () => {
  expect(chained([step(1, 10), step(5, 3), step(1, 1)]).map(({ from, through }) => [from, through])).toEqual([
    [1, 10],
    [11, 11],
    [12, lastDay],
  ]);
});

it('an obstacle becomes the refusal that it would be, its words in the language of the reader', () => {
  const why = {
    code: 'collections.contact_on_hold',
    sentence: 'Collection rests because of a hardship; write a letter, or end the hold first.',
    values: [{ name: 'hold', value: 'hardship' }],
  };
  expect(refusalOf(why, { hardship: '困难帮扶' }).values).toEqual({ hold: '困难帮扶' });
  expect(holdIn([why])).toBe('hardship');
  expect(holdIn([])).toBeUndefined();
});

it('hours, calls and other people name their rule, what is house policy names none', () => {
  expect(ruleOfGate('collections.contact_quiet_hours')).toBe('R-COL-01');
  expect(ruleOfGate('collections.calls_used')).toBe('R-COL-02');
  expect(ruleOfGate('collections.debtor_reachable')).toBe('R-COL-03');
  expect(ruleOfGate('collections.contact_open')).toBeUndefined();
});

it('the rules of the start inhibit bear letters of their own', () => {
  expect(new Set(Object.values(letterOf)).size).toBe(12);
  expect(
    againstCount([
      { rule: 'pastDue', standing: 'against', against: [] },
      { rule: 'warned', standing: 'passed', against: [] },
    ]),
  ).toBe(1);
});

it('the parts of a warning stand by their points, what is not known last', () => {
  const line = (factor: 'relief' | 'removals' | 'powerCuts' | 'daysPastDue', points: number, known = true) => ({
    factor,
    name: { zh: factor, en: factor },
    value: known ? points : null,
    points,
    most: 50,
    absent: known ? null : ('noDevice' as const),
  });
  const parts = [line('removals', 0, false), line('relief', 0), line('powerCuts', 5), line('daysPastDue', 30)];
  expect(byWeight(parts).map((part) => part.factor)).toEqual(['daysPastDue', 'powerCuts', 'relief', 'removals']);
});
