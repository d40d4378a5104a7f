import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '@/theme/tokens';

const colours = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

export interface Series {
  name: string;
  values: readonly (number | null)[];
  colour: (typeof colours)[number];
  /** An estimate. */
  dashed?: boolean;
  /** Prints the name on the line at this tick; above it, or below. */
  nameAt?: number;
  nameBelow?: boolean;
}

export interface LineChartProps {
  /** What the chart shows, with its unit; read out, and the name of its table. */
  label: string;
  ticks: readonly string[];
  series: readonly Series[];
  format: (value: number) => string;
  /** The same scale across small multiples. */
  max?: number;
  /** Every so many ticks one is printed. */
  tickEvery?: number;
  limit?: { value: number; name: string };
  today?: string;
  /** What the ticks count. With it the chart has its scale at the left, and each line its name at its end. */
  along?: string;
}

/** Where there are many lines, each is told from the others by its strokes as well as by its colour. */
const strokes = ['solid', [7, 3], [2, 3], [10, 3, 2, 3], [5, 5], [1, 4]] as const;

/** About so many pixels a text takes at 11 px: a Han letter is twice as wide as a Latin one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 11 : 6.2), 0);

/** Up to six lines, each in a colour of its own. */
export const inColours = (lines: readonly Pick<Series, 'name' | 'values'>[]): readonly Series[] =>
  lines.slice(0, colours.length).map((line, at) => ({ ...line, colour: colours[at] ?? 'c1' }));

const lastOf = (one: Series): number => one.values.findLastIndex((value) => value !== null);

/** Lines of 2 px from zero, no smoothing; the last value printed at its end and series named on the line, or as
 * {@link LineChartProps.along} says. */
export const lineOption = (props: LineChartProps, c: Tokens, fontFamily: string): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily, fontSize: 11 },
  aria: { show: true, label: { description: props.label } },
  grid: props.along
    ? { left: 52, right: 18 + Math.max(0, ...props.series.map((one) => widthOf(one.name))), top: 14, bottom: 36 }
    : { left: 4, right: 40, top: 14, bottom: 20 },
  xAxis: {
    type: 'category',
    data: [...props.ticks],
    boundaryGap: false,
    ...(props.along
      ? { name: props.along, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: c.ink3, fontSize: 11 } }
      : {}),
    axisLine: { lineStyle: { color: c.lineStrong } },
    axisTick: { show: false },
    axisLabel: {
      color: c.ink3,
      fontSize: 11,
      hideOverlap: true,
      ...(props.tickEvery ? { interval: (at: number) => at % (props.tickEvery ?? 1) === 0 } : {}),
    },
  },
  yAxis: {
    type: 'value',
    min: 0,
    ...(props.max === undefined ? {} : { max: props.max }),
    show: props.along !== undefined,
    splitNumber: 5, // of a whole: fifths, where quarters would be rounded to thirds
    axisLabel: { color: c.ink3, fontSize: 11, formatter: props.format },
    splitLine: { lineStyle: { color: c.line } },
  },
  series: props.series.map((one, at) => ({
    type: 'line',
    name: one.name,
    data: [...one.values],
    showSymbol: false,
    silent: true,
    smooth: false,
    lineStyle: { width: 2, color: c[one.colour], type: strokeOf(one, at, props) },
    itemStyle: { color: c[one.colour] },
    markPoint: points(one, props, c),
    ...(props.along ? ended(one, props, c) : {}),
    ...(at === 0 ? { markLine: marks(props, c) } : {}),
  })),
});

const strokeOf = (one: Series, at: number, props: LineChartProps) =>
  props.along ? strokes[at % strokes.length] : one.dashed ? [3, 3] : 'solid';

/** The name at the end of the line. Where all end at one tick, names are kept apart; else each stands at its end. */
const ended = (one: Series, props: LineChartProps, c: Tokens) => ({
  endLabel: {
    show: true,
    formatter: one.name,
    distance: 8,
    color: c.ink2,
    fontSize: 11,
    textBorderColor: c.surface,
    textBorderWidth: 3,
  },
  ...(new Set(props.series.map(lastOf)).size === 1 ? { labelLayout: { moveOverlap: 'shiftY' } } : {}),
});

/** A dot with its value at the end of the line, and the name of the line where there is room for it. */
const points = (one: Series, props: LineChartProps, c: Tokens) => {
  const last = lastOf(one);
  const end = one.values[last];
  const named = one.nameAt === undefined ? undefined : one.values[one.nameAt];
  return {
    silent: true,
    animation: false,
    symbol: 'circle',
    data: [
      ...(typeof end === 'number'
        ? [
            {
              coord: [last, end],
              symbolSize: 5,
              label: props.along
                ? { show: false }
                : { show: true, position: 'right', color: c.ink2, fontSize: 11, formatter: props.format(end) },
            },
          ]
        : []),
      ...(typeof named === 'number'
        ? [
            {
              coord: [one.nameAt, named],
              symbolSize: 0,
              label: {
                show: true,
                position: one.nameBelow ? 'left' : 'right',
                distance: 4,
                offset: [0, one.nameBelow ? 8 : -7],
                color: c[one.colour],
                fontSize: 11,
                formatter: one.name,
              },
            },
          ]
        : []),
    ],
  };
};

const marks = (props: LineChartProps, c: Tokens) => ({
  silent: true,
  symbol: 'none',
  animation: false,
  data: [
    ...(props.limit
      ? [
          {
            yAxis: props.limit.value,
            lineStyle: { color: c.over, type: [4, 3], width: 1.5 },
            label: { formatter: props.limit.name, color: c.over, position: 'insideStartTop', fontSize: 11 },
          },
        ]
      : []),
    ...(props.today
      ? [{ xAxis: props.today, lineStyle: { color: c.spoke, type: 'solid', width: 2 }, label: { show: false } }]
      : []),
  ],
});
