import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '@/i18n';
import type { LineChartProps } from './lineOption';
import './chart.css';

const Drawn = lazy(() => import('./LineChartDrawn'));

/** A chart with a table behind it: the same figures for eyes that cannot read lines. Echarts loads when first seen. */
export const LineChart = (props: LineChartProps & { height: number }) => {
  const { t } = useTranslation('parts');
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="wh-chart" style={{ minHeight: props.height }}>
      <button
        type="button"
        className="wh-link wh-chart-switch"
        onClick={() => setAsTable(!asTable)}
        aria-label={`${t(asTable ? 'chart' : 'table')}: ${props.label}`}
      >
        {t(asTable ? 'chart' : 'table')}
      </button>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        <Suspense fallback={<div style={{ height: props.height }} />}>
          <Drawn {...props} />
        </Suspense>
      )}
    </figure>
  );
};

const ChartTable = ({ series, ticks, label, format, height }: LineChartProps & { height: number }) => (
  <div className="wh-chart-table" style={{ maxHeight: height }} tabIndex={0}>
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col" />
          {series.map((one) => (
            <th key={one.name} scope="col">
              {one.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ticks.map((tick, at) => (
          <tr key={tick}>
            <th scope="row">{tick}</th>
            {series.map((one) => (
              <td key={one.name} className="wh-num">
                {one.values[at] === undefined || one.values[at] === null ? '\u2014' : format(one.values[at])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
