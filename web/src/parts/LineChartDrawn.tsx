import { LineChart as Line } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, MarkPointComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useThemeName } from '@/theme/appearance';
import { tokens } from '@/theme/tokens';
import { lineOption, type LineChartProps } from './lineOption';

use([Line, GridComponent, AriaComponent, MarkLineComponent, MarkPointComponent, LabelLayout, SVGRenderer]);

/** The drawn chart; in a file of its own so that echarts is loaded only where a chart is seen. */
const LineChartDrawn = (props: LineChartProps & { height: number }) => {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const theme = useThemeName();

  useEffect(() => {
    if (!box.current) return undefined;
    const drawn = init(box.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(lineOption(props, tokens[theme], getComputedStyle(document.body).fontFamily), true);
  });

  return <div ref={box} style={{ height: props.height }} role="img" aria-label={props.label} />;
};

export default LineChartDrawn;
