import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { withQuery } from '@/api/links';
import { readRollRates, type RollRates, type ShareBy } from '@/api/portfolio';
import { useLanguage, useTranslation } from '@/i18n';
import { dash, formatCount, formatMoney, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { depthOf } from './cells';
import { PortfolioPage } from './PortfolioPage';
import { columnsOf, fateOf, type Fate } from './rolls';
import { useScope } from './scope';

const spans = [1, 3, 12] as const;

/** Roll rates: what became within a month of what stood in each state, over one month or several. */
const RollsPage = () => {
  const { t } = useTranslation('portfolio');
  const language = useLanguage();
  const { scope, books } = useScope();
  const [months, setMonths] = useState<(typeof spans)[number]>(12);
  const [by, setBy] = useState<ShareBy>('balance');
  const query = { ...scope, months, by };
  const rolls = useQuery({
    queryKey: ['portfolio', 'rolls', query],
    queryFn: ({ signal }) => readRollRates(query, signal),
    enabled: books.ready,
    placeholderData: keepPreviousData,
  });
  const { data } = rolls;
  return (
    <PortfolioPage view="rolls">
      <Panel
        flush
        title={t('view.rolls')}
        note={data && t('rollsOf', { from: data.from, to: data.month })}
        extra={
          <>
            <Segmented<(typeof spans)[number]>
              value={months}
              onChange={setMonths}
              options={spans.map((span) => ({ value: span, label: t('months', { count: span }) }))}
            />
            <ByWhat by={by} onChange={setBy} />
            <Button
              size="small"
              href={withQuery('/api/portfolio/roll-rates/export.xlsx', {
                ...query,
                lang: language === 'en' ? 'en' : 'zh',
              })}
            >
              .xlsx
            </Button>
          </>
        }
        {...(data ? { foot: <Flow rolls={data} /> } : {})}
      >
        {rolls.error ? (
          <ErrorState error={rolls.error} onRetry={() => void rolls.refetch()} />
        ) : !data ? (
          <Loading lines={8} what={t('view.rolls')} />
        ) : data.rows.length === 0 ? (
          <Empty title={t('noRolls')} note={t('noRollsNote')} />
        ) : (
          <Matrix rolls={data} />
        )}
      </Panel>
      {data && data.rows.length > 0 && <Fates rolls={data} />}
    </PortfolioPage>
  );
};

/** By count or by balance. */
export const ByWhat = ({ by, onChange }: { by: ShareBy; onChange: (by: ShareBy) => void }) => {
  const { t } = useTranslation('portfolio');
  return (
    <Segmented<ShareBy>
      value={by}
      onChange={onChange}
      options={[
        { value: 'balance', label: t('byBalance') },
        { value: 'count', label: t('byCount') },
      ]}
    />
  );
};

const Flow = ({ rolls }: { rolls: RollRates }) => {
  const { t } = useTranslation('portfolio');
  const flow = rolls.flowToDefault === null ? dash : formatPercent(rolls.flowToDefault);
  return (
    <>
      {t('flowToDefault')} <strong className="wh-num">{flow}</strong> · {t('rollsDrill', { day: rolls.month })}
    </>
  );
};

const Matrix = ({ rolls }: { rolls: RollRates }) => {
  const { t } = useTranslation('portfolio');
  const { cellTo } = useScope();
  const columns = columnsOf(rolls.rows);
  const money = rolls.by === 'balance';
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('view.rolls')}>
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t('from')}</th>
            <th className="wh-right">{t(money ? 'openingBalance' : 'agreements')}</th>
            {columns.map((state) => (
              <th key={state} className="wh-right">
                {t(`state_.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rolls.rows.map((row) => (
            <tr key={row.from}>
              <th scope="row">{t(`state_.${row.from}`)}</th>
              <td className="wh-num wh-right">{money ? formatMoney(row.balance) : formatCount(row.agreements)}</td>
              {columns.map((to) => {
                const cell = row.cells.find((one) => one.to === to);
                const stay = to === row.from ? 'wh-cell-stay' : '';
                return (
                  <td key={to} className={`wh-num wh-cell wh-cell-${depthOf(cell?.rate ?? 0)} ${stay}`}>
                    {cell ? (
                      <Link to={cellTo({ from: row.from, state: to })}>{formatPercent(cell.rate)}</Link>
                    ) : (
                      <span aria-label={t('none')}>·</span>
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

const fates = ['better', 'same', 'worse', 'gone'] as const satisfies readonly (keyof Fate)[];

/** Each row as a bar in four parts; they differ by pattern as well as by colour, and the figures stand below. */
const Fates = ({ rolls }: { rolls: RollRates }) => {
  const { t } = useTranslation('portfolio');
  return (
    <Panel flush title={t('fates')} note={t(rolls.by === 'balance' ? 'ofBalance' : 'ofAgreements')}>
      <div className="wh-rolls">
        {rolls.rows.map((row) => {
          const fate = fateOf(row);
          return (
            <div key={row.from} className="wh-roll">
              <span>{t(`state_.${row.from}`)}</span>
              <span className="wh-roll-bar" aria-hidden="true">
                {fates.map(
                  (one) =>
                    fate[one] > 0 && (
                      <span key={one} className={`wh-roll-${one}`} style={{ flex: `${fate[one]} 0 0` }} />
                    ),
                )}
              </span>
              <span className="wh-roll-note wh-note">
                {fates.map((one) => (
                  <span key={one} className="wh-num">
                    <span className={`wh-roll-key wh-roll-${one}`} aria-hidden="true" />
                    {t(`fate.${one}`)} {formatPercent(fate[one], 1)}
                  </span>
                ))}
              </span>
            </div>
          );
        })}
      </div>
    </Panel>
  );
};

export default RollsPage;
