import type { ExpectedLoss } from '@/api/portfolio';
import { useTranslation } from '@/i18n';
import { LineChart } from '@/parts/LineChart';
import { inColours } from '@/parts/lineOption';
import { formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';

/** The curve of the server has every third month. */
const every = 3;

/** The chance of default of what stands in each state today, month by month; the table has its two figures. */
export const DefaultCurves = ({ loss }: { loss: ExpectedLoss }) => {
  const { t } = useTranslation('portfolio');
  const months = Math.max(0, ...loss.curves.map((curve) => curve.monthly.length));
  return (
    <Panel flush title={t('pd')} note={t('pdNote')}>
      <div className="wh-chart-body">
        <LineChart
          height={260}
          label={t('pdChart')}
          ticks={Array.from({ length: months + 1 }, (_, at) => String(at * every))}
          along={t('monthsAhead')}
          series={inColours(
            loss.curves.map((curve) => ({ name: t(`state_.${curve.from}`), values: [0, ...curve.monthly] })),
          )}
          format={(share) => formatPercent(share, 0)}
        />
      </div>
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('pd')}>
        <table className="wh-table wh-compact">
          <thead>
            <tr>
              <th>{t('by.state')}</th>
              <th className="wh-right">{t('pdYear')}</th>
              <th className="wh-right">{t('pdLife')}</th>
            </tr>
          </thead>
          <tbody>
            {loss.curves.map((curve) => (
              <tr key={curve.from}>
                <td>{t(`state_.${curve.from}`)}</td>
                <td className="wh-num wh-right">{formatPercent(curve.year)}</td>
                <td className="wh-num wh-right">{formatPercent(curve.life)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
};
