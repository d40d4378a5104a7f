import { expect, it } from 'vitest';
import { dayOf, daysBetween, sayDay } from './days';

it('says a day in both languages', () => {
  expect(sayDay('2026-11-18', 'en')).toBe('18 Nov');
  expect(sayDay('2026-11-18', 'zh-CN')).toBe('11 月 18 日');
  expect(sayDay('2025-12-05', 'zh-CN', '2026-11-20')).toBe('2025 年 12 月 5 日');
  expect(sayDay('2025-12-05', 'en', '2025-01-01')).toBe('5 Dec');
});

it('counts days over the turn of a month and of summer time', () => {
  expect(daysBetween('2026-11-05', '2026-11-20')).toBe(15);
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
  expect(daysBetween('2026-11-20', '2026-11-05')).toBe(-15);
});

it('leaves a plain day alone', () => expect(dayOf('2026-11-05')).toBe('2026-11-05'));
