import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '@/theme/tokens';

export interface Series {
  name: string;
  values: readonly (number | null)[];
  colour: 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6';
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
}

/** Lines of 2 px from zero, no smoothing, the last value printed at its end, series named on the line. */
export const lineOption = (props: LineChartProps, c: Tokens, fontFamily: string): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily, fontSize: 11 },
  aria: { show: true, label: { description: props.label } },
  grid: { left: 4, right: 40, top: 14, bottom: 20 },
  xAxis: {
    type: 'category',
    data: [...props.ticks],
    boundaryGap: false,
    axisLine: { lineStyle: { color: c.lineStrong } },
    axisTick: { show: false },
    axisLabel: {
      color: c.ink3,
      fontSize: 11,
      hideOverlap: true,
      ...(props.tickEvery ? { interval: (at: number) => at % (props.tickEvery ?? 1) === 0 } : {}),
    },
  },
  yAxis: { type: 'value', min: 0, ...(props.max === undefined ? {} : { max: props.max }), show: false },
  series: props.series.map((one, at) => ({
    type: 'line',
    name: one.name,
    data: [...one.values],
    showSymbol: false,
    silent: true,
    smooth: false,
    lineStyle: { width: 2, color: c[one.colour], type: one.dashed ? [3, 3] : 'solid' },
    itemStyle: { color: c[one.colour] },
    markPoint: points(one, props, c),
    ...(at === 0 ? { markLine: marks(props, c) } : {}),
  })),
});

/** A dot with its value at the end of the line, and the name of the line where there is room for it. */
const points = (one: Series, props: LineChartProps, c: Tokens) => {
  const last = one.values.length - 1;
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
              label: { show: true, position: 'right', color: c.ink2, fontSize: 11, formatter: props.format(end) },
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
