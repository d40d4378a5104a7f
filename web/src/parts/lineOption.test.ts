import { expect, it } from 'vitest';
import { tokens } from '@/theme/tokens';
import { inColours, lineOption, type LineChartProps } from './lineOption';

const drawn = (lines: [string, (number | null)[]][], along?: string) =>
  lineOption(
    {
      label: 'Shares',
      ticks: ['0', '1', '2'],
      series: inColours(lines.map(([name, values]) => ({ name, values }))),
      format: String,
      ...(along === undefined ? {} : { along }),
    } satisfies LineChartProps,
    tokens.light,
    'sans-serif',
  ) as unknown as {
    yAxis: { show: boolean };
    series: {
      lineStyle: { color: string; type: unknown };
      markPoint: { data: { coord: [number, number] }[] };
      endLabel?: { formatter: string };
      labelLayout?: { moveOverlap: string };
    }[];
  };

it('ends a line where its figures end', () => {
  const { series } = drawn([['2025-10', [0, 0.4, null]]]);
  expect(series[0]?.markPoint.data[0]?.coord).toEqual([1, 0.4]);
  expect(series[0]?.endLabel).toBeUndefined();
});

it('tells many lines apart by strokes and colour, and names each at its end', () => {
  const { yAxis, series } = drawn(
    [
      ['a', [1, 2, 3]],
      ['b', [1, 2, null]],
    ],
    'months',
  );
  expect(yAxis.show).toBe(true);
  expect(new Set(series.map((one) => one.lineStyle.color)).size).toBe(2);
  expect(new Set(series.map((one) => JSON.stringify(one.lineStyle.type))).size).toBe(2);
  expect(series.map((one) => one.endLabel?.formatter)).toEqual(['a', 'b']);
  expect(series[0]?.labelLayout).toBeUndefined();
});

it('keeps names apart where all lines end at one tick', () => {
  const { series } = drawn(
    [
      ['a', [1, 2, 3]],
      ['b', [1, 2, 3]],
    ],
    'months',
  );
  expect(series[0]?.labelLayout).toEqual({ moveOverlap: 'shiftY' });
});
