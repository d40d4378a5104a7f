import { describe, expect, it } from 'vitest';
import {
  formatElapsed,
  formatHero,
  formatMinor,
  formatMoney,
  formatPercent,
  formatThousands,
  formatWhole,
  parseMoney,
  roundDecimal,
} from './money';

const cny = (minorUnits: number) => ({ minorUnits, currency: 'CNY' });

describe('amounts', () => {
  it('group thousands and keep both decimals', () => {
    expect(formatMinor(406_393, 'CNY')).toBe('4,063.93');
    expect(formatMinor(5, 'CNY')).toBe('0.05');
    expect(formatMinor(0, 'CNY')).toBe('0.00');
    expect(formatMinor(123_456_789_00, 'CNY')).toBe('123,456,789.00');
  });

  it('carry the true minus sign, before the sign of the currency', () => {
    expect(formatMoney(cny(-200_000))).toBe('\u22122,000.00');
    expect(formatHero(cny(-200_000))).toBe('\u2212¥2,000.00');
  });

  it('know currencies without and with three decimals', () => {
    expect(formatMinor(1_234, 'JPY')).toBe('1,234');
    expect(formatMinor(1_234, 'KWD')).toBe('1.234');
  });

  it('show an absent amount as an em dash', () => expect(formatMoney(null)).toBe('\u2014'));

  it('are shortened for axes and slider ends', () => {
    expect(formatWhole(cny(8_000_099))).toBe('80,000');
    expect(formatThousands(8_912_345)).toBe('89k');
    expect(formatThousands(0)).toBe('0');
  });

  it('refuse a fraction of a minor unit', () => expect(() => formatMinor(1.5, 'CNY')).toThrow(RangeError));
});

describe('rates', () => {
  it('move the point instead of multiplying', () => {
    expect(formatPercent('0.0488')).toBe('4.88%');
    expect(formatPercent('0.050349')).toBe('5.03%');
    expect(formatPercent('1.005', 1)).toBe('100.5%');
    expect(formatPercent('-0.02')).toBe('\u22122.00%');
    expect(formatPercent(0.8)).toBe('80.00%');
  });

  it('round half up by digits: a float would give 1.00', () => {
    expect(roundDecimal('1.005', 2)).toBe('1.01');
    expect(roundDecimal('0.995', 2)).toBe('1.00');
    expect(roundDecimal('-0.004', 2)).toBe('0.00');
  });
});

describe('what a person types', () => {
  it('becomes minor units', () => {
    expect(parseMoney('169,800.5', 'CNY')).toEqual(cny(16_980_050));
    expect(parseMoney('¥ 12', 'CNY')).toEqual(cny(1_200));
  });

  it('is refused with three decimals, a sign or letters', () => {
    expect(['1.234', '-5', 'abc', ''].map((text) => parseMoney(text, 'CNY'))).toEqual(Array(4).fill(undefined));
  });
});

it('times are said as a person says them', () => {
  expect([0.3, 7.4, 1_420, 125_000].map(formatElapsed)).toEqual(['1 ms', '7 ms', '1.4 s', '2 min 05 s']);
  // 1 440 minutes are a day, said in hours; from two days on the days lead.
  expect([86_400_000, 273_600_000].map(formatElapsed)).toEqual(['24 h 00 min', '3 d 4 h']);
});
