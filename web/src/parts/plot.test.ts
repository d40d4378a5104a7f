import { describe, expect, it } from 'vitest';
import { everyTick, pathOf, roundTop, spreadOut, widthOf } from './plot';

describe('a plot', () => {
  it('ends its scale at a round number that no value passes', () => {
    expect(roundTop(0.0184)).toBeCloseTo(0.02, 12);
    expect(roundTop(0.21)).toBeCloseTo(0.25, 12);
    expect(roundTop(0.5)).toBeCloseTo(0.5, 12);
    expect(roundTop(0.51)).toBe(1);
    expect(roundTop(0)).toBe(1);
  });

  it('keeps labels apart, in their order, within the frame', () => {
    expect(spreadOut([10, 12, 60], 14, 100)).toEqual([10, 24, 60]);
    expect(spreadOut([98, 10, 99], 14, 100)).toEqual([86, 10, 100]);
  });

  it('leaves a gap in a line where a figure is missing', () =>
    expect(
      pathOf(
        [0, 1, null, 3],
        (at) => at * 10,
        (value) => 30 - value * 10,
      ),
    ).toBe('M0 30L10 20M30 0'));

  it('prints as many ticks as there is room for', () => {
    expect(widthOf('ab')).toBeCloseTo(12.4, 6);
    expect(widthOf('月')).toBe(11);
    expect(everyTick(['1', '2', '3', '4'], 400)).toBe(1);
    expect(
      everyTick(
        Array.from({ length: 24 }, () => '2026-10'),
        400,
      ),
    ).toBe(4);
  });
});
