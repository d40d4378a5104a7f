import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { withQuery } from '@/api/links';
import { readSpeeds, type SpeedLine } from '@/api/portfolio';
import { useLanguage, useTranslation } from '@/i18n';
import { LineChart } from '@/parts/LineChart';
import { inColours } from '@/parts/lineOption';
import { dash, formatCount, formatMoney, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { PortfolioPage } from './PortfolioPage';
import { useScope } from './scope';

const speeds = ['smm', 'cpr', 'abs'] as const;

/** How fast the book repays early, month by month, in the three measures that the market uses. */
const SpeedsPage = () => {
  const { t } = useTranslation('portfolio');
  const language = useLanguage();
  const { scope, books } = useScope();
  const read = useQuery({
    queryKey: ['portfolio', 'speeds', scope],
    queryFn: ({ signal }) => readSpeeds(scope, signal),
    enabled: books.ready,
  });
  const lines = read.data?.lines ?? [];
  return (
    <PortfolioPage view="speeds">
      <Panel
        flush
        title={t('view.speeds')}
        note={t('speedsNote')}
        extra={
          <Button
            size="small"
            href={withQuery('/api/portfolio/speeds/export.xlsx', { ...scope, lang: language === 'en' ? 'en' : 'zh' })}
          >
            .xlsx
          </Button>
        }
      >
        {read.error ? (
          <ErrorState error={read.error} onRetry={() => void read.refetch()} />
        ) : !read.data ? (
          <Loading lines={8} what={t('view.speeds')} />
        ) : lines.length === 0 ? (
          <Empty title={t('noSpeeds')} note={t('noSpeedsNote')} />
        ) : (
          <>
            <div className="wh-chart-body">
              <LineChart
                height={260}
                label={t('speedChart')}
                ticks={lines.map((line) => line.month.slice(0, 7))}
                along={t('monthEnd')}
                series={inColours(
                  speeds.map((speed) => ({ name: speed.toUpperCase(), values: lines.map((line) => line[speed]) })),
                )}
                format={(share) => formatPercent(share, 1)}
              />
            </div>
            <Months lines={lines} />
          </>
        )}
      </Panel>
    </PortfolioPage>
  );
};

const Months = ({ lines }: { lines: readonly SpeedLine[] }) => {
  const { t } = useTranslation('portfolio');
  const { base, scope } = useScope();
  const gone = (month: string) => withQuery(`${base}/agreements`, { ...scope, month, state: 'paidOff' });
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('view.speeds')}>
      <table className="wh-table wh-compact">
        <thead>
          <tr>
            <th>{t('monthEnd')}</th>
            <th className="wh-right">{t('openingBalance')}</th>
            <th className="wh-right">{t('scheduled')}</th>
            <th className="wh-right">{t('unscheduled')}</th>
            <th className="wh-right">{t('ageInMonths')}</th>
            {speeds.map((speed) => (
              <th key={speed} className="wh-right">
                {speed.toUpperCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...lines].reverse().map((line) => (
            <tr key={line.month}>
              <td className="wh-num">
                <Link to={gone(line.month)}>{line.month}</Link>
              </td>
              <td className="wh-num wh-right">{formatMoney(line.opening)}</td>
              <td className="wh-num wh-right">{formatMoney(line.scheduled)}</td>
              <td className="wh-num wh-right">{formatMoney(line.unscheduled)}</td>
              <td className="wh-num wh-right">{formatCount(line.age)}</td>
              {speeds.map((speed) => (
                <td key={speed} className="wh-num wh-right">
                  {line[speed] === null ? dash : formatPercent(line[speed])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export default SpeedsPage;
