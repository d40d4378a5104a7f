import { theme as antd } from 'antd';
import { describe, expect, it } from 'vitest';
import { darkTheme, lightTheme } from './theme';
import { tokens, variableName, variablesSheet, type ThemeName, type Tokens } from './tokens';

/** Relative luminance and contrast ratio as in WCAG 2.2, section 1.4.3. */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const grounds = ['bg', 'surface', 'sunken', 'raised'] as const;
const texts = ['ink', 'ink2', 'ink3', 'primary', 'due', 'paid', 'over', 'susp', 'warn'] as const;
const onTint: readonly (readonly [keyof Tokens, keyof Tokens])[] = [
  ['sched', 'schedBg'], ['due', 'dueBg'], ['paid', 'paidBg'], ['over', 'overBg'], ['susp', 'suspBg'],
  ['warn', 'warnBg'], ['ink', 'tint'], ['ink2', 'tint'], ['ink3', 'tint'], ['primary', 'tint'], ['on', 'primary'],
  ['on', 'hover'], ['on', 'active'],
];
const shapes = ['control', 'spoke'] as const;
const series = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

const failures = (pairs: readonly (readonly [string, string, string])[], least: number): string[] =>
  pairs
    .map(([name, front, back]) => [name, contrast(front, back)] as const)
    .filter(([, ratio]) => ratio < least)
    .map(([name, ratio]) => `${name} ${Math.round(ratio * 100) / 100}`);

describe.each<ThemeName>(['light', 'dark'])('the %s theme', (name) => {
  const c = tokens[name];

  it('black on white is 21:1, by which the formula is known to be right', () => {
    expect(Math.round(contrast('#000000', '#ffffff') * 100) / 100).toBe(21);
  });

  it('has text of 4.5:1 on every ground and on its own tint', () => {
    const pairs = [
      ...texts.flatMap((text) => grounds.map((ground) => [`${text} on ${ground}`, c[text], c[ground]] as const)),
      ...onTint.map(([front, back]) => [`${front} on ${back}`, c[front], c[back]] as const),
    ];
    expect(failures(pairs, 4.5)).toEqual([]);
  });

  it('has controls and marks of 3:1 on every ground, series of 3:1 on panels', () => {
    const pairs = [
      ...shapes.flatMap((shape) => grounds.map((ground) => [`${shape} on ${ground}`, c[shape], c[ground]] as const)),
      ...series.map((one) => [`${one} on surface`, c[one], c.surface] as const),
    ];
    expect(failures(pairs, 3)).toEqual([]);
  });

  it('gives antd our colours exactly', () => {
    const design = antd.getDesignToken(name === 'dark' ? darkTheme : lightTheme);
    expect(design.colorPrimary).toBe(c.primary);
    expect(design.colorError).toBe(c.over);
    expect(design.fontSizeSM).toBe(12);
  });
});

it('names variables as the style sheets do', () => {
  expect(variableName('lineStrong')).toBe('--wh-line-strong');
  expect(variablesSheet()).toContain('--wh-primary:#57B6B6');
});
