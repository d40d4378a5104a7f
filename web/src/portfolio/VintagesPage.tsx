import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { withQuery } from '@/api/links';
import { readVintages, type Measure, type ShareBy, type Vintages } from '@/api/portfolio';
import { useLanguage, useTranslation } from '@/i18n';
import { LineChart } from '@/parts/LineChart';
import { inColours } from '@/parts/lineOption';
import { formatCount, formatMoney, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { agesOf, depthOf, someOf } from './cells';
import { PortfolioPage } from './PortfolioPage';
import { ByWhat } from './RollsPage';
import { useScope } from './scope';

const measures: readonly Measure[] = ['over30', 'default', 'chargedOff', 'paidEarly'];
/** As many lines as can be told apart. */
const mostLines = 6;

/** Vintage curves: of what was paid out in a month, what share had come to something by each month since. */
const VintagesPage = () => {
  const { t } = useTranslation('portfolio');
  const language = useLanguage();
  const { scope, books } = useScope();
  const [measure, setMeasure] = useState<Measure>('over30');
  const [by, setBy] = useState<ShareBy>('balance');
  const query = { ...scope, measure, by };
  const vintages = useQuery({
    queryKey: ['portfolio', 'vintages', query],
    queryFn: ({ signal }) => readVintages(query, signal),
    enabled: books.ready,
    placeholderData: keepPreviousData,
  });
  const { data } = vintages;
  return (
    <PortfolioPage view="vintages">
      <Panel
        flush
        title={t(`measure.${measure}`)}
        note={t(by === 'balance' ? 'ofFinanced' : 'ofOriginated')}
        extra={
          <>
            <Segmented<Measure>
              className="wh-measures"
              value={measure}
              onChange={setMeasure}
              options={measures.map((one) => ({ value: one, label: t(`measureShort.${one}`) }))}
            />
            <ByWhat by={by} onChange={setBy} />
            <Button
              size="small"
              href={withQuery('/api/portfolio/vintages/export.xlsx', {
                ...query,
                lang: language === 'en' ? 'en' : 'zh',
              })}
            >
              .xlsx
            </Button>
          </>
        }
      >
        {vintages.error ? (
          <ErrorState error={vintages.error} onRetry={() => void vintages.refetch()} />
        ) : !data ? (
          <Loading lines={8} what={t('view.vintages')} />
        ) : data.lines.length === 0 ? (
          <Empty title={t('noVintages')} note={t('noVintagesNote')} />
        ) : (
          <>
            <Drawn vintages={data} />
            <Triangle vintages={data} />
          </>
        )}
      </Panel>
    </PortfolioPage>
  );
};

const monthOf = (day: string): string => day.slice(0, 7);

const Drawn = ({ vintages }: { vintages: Vintages }) => {
  const { t } = useTranslation('portfolio');
  const shown = someOf(vintages.lines, mostLines);
  const months = Math.max(...shown.map((line) => line.shares.length));
  if (vintages.lines.every((line) => line.shares.every((share) => share === 0))) {
    return <p className="wh-chart-body wh-ink2">{t('noneCameToIt')}</p>;
  }
  return (
    <div className="wh-chart-body">
      <LineChart
        height={260}
        label={t('vintageChart', { measure: t(`measure.${vintages.measure}`) })}
        ticks={Array.from({ length: months }, (_, age) => String(age))}
        along={t('monthsOnBook')}
        series={inColours(shown.map((line) => ({ name: monthOf(line.month), values: line.shares })))}
        format={(share) => formatPercent(share, share < 0.01 && share > 0 ? 2 : 1)}
      />
      {shown.length < vintages.lines.length && (
        <p className="wh-note">{t('someVintages', { count: shown.length, all: vintages.lines.length })}</p>
      )}
    </div>
  );
};

const Triangle = ({ vintages }: { vintages: Vintages }) => {
  const { t } = useTranslation('portfolio');
  const { cellTo } = useScope();
  const { measure } = vintages;
  const ages = agesOf(Math.max(...vintages.lines.map((line) => line.shares.length)));
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('view.vintages')}>
      <table className="wh-table wh-compact">
        <thead>
          <tr>
            <th>{t('paidOutIn')}</th>
            <th className="wh-right">{t('agreements')}</th>
            <th className="wh-right">{t('financed')}</th>
            {ages.map((age) => (
              <th key={age} className="wh-right">
                {t('age', { count: age })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vintages.lines.map((line) => (
            <tr key={line.month}>
              <th scope="row" className="wh-num">
                <Link to={cellTo({ vintage: line.month })}>{monthOf(line.month)}</Link>
              </th>
              <td className="wh-num wh-right">{formatCount(line.agreements)}</td>
              <td className="wh-num wh-right">{formatMoney(line.financed)}</td>
              {ages.map((age) => {
                const share = line.shares[age];
                const last = age === line.shares.length - 1;
                return (
                  <td key={age} className={`wh-num wh-cell wh-cell-${depthOf(share ?? 0)}`}>
                    {share === undefined ? (
                      <span />
                    ) : last && share > 0 ? (
                      <Link to={cellTo({ vintage: line.month, measure })}>{formatPercent(share)}</Link>
                    ) : (
                      <span>{formatPercent(share)}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export default VintagesPage;
