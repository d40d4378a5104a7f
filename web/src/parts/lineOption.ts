import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '@/theme/tokens';

export interface Series {
  name: string;
  values: readonly (number | null)[];
  colour: 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6';
  /** An estimate. */
  dashed?: boolean;
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
    type: 'category', data: [...props.ticks], boundaryGap: false,
    axisLine: { lineStyle: { color: c.lineStrong } }, axisTick: { show: false },
    axisLabel: {
      color: c.ink3, fontSize: 11, hideOverlap: true,
      ...(props.tickEvery ? { interval: (at: number) => at % (props.tickEvery ?? 1) === 0 } : {}),
    },
  },
  yAxis: { type: 'value', min: 0, ...(props.max === undefined ? {} : { max: props.max }), show: false },
  series: props.series.map((one, at) => ({
    type: 'line', name: one.name, data: [...one.values], showSymbol: false, silent: true, smooth: false,
    lineStyle: { width: 2, color: c[one.colour], type: one.dashed ? [3, 3] : 'solid' },
    itemStyle: { color: c[one.colour] },
    endLabel: {
      show: true, color: c.ink2, fontSize: 11, distance: 5,
      formatter: (point: { value: unknown }) => props.format(Number(point.value)),
    },
    ...(at === 0 ? { markLine: marks(props, c) } : {}),
  })),
});

const marks = (props: LineChartProps, c: Tokens) => ({
  silent: true, symbol: 'none', animation: false,
  data: [
    ...(props.limit
      ? [{
          yAxis: props.limit.value, lineStyle: { color: c.over, type: [4, 3], width: 1.5 },
          label: { formatter: props.limit.name, color: c.over, position: 'insideStartTop', fontSize: 11 },
        }]
      : []),
    ...(props.today
      ? [{ xAxis: props.today, lineStyle: { color: c.spoke, type: 'solid', width: 2 }, label: { show: false } }]
      : []),
  ],
});
