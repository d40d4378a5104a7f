import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { withQuery } from '@/api/links';
import { closeMonth } from '@/api/portfolio';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { dash, formatCount, formatTook } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useMonthEnds } from './PortfolioPage';
import { useScope } from './scope';

/** The month ends there were, and a way to take one that no night took. */
export const MonthEnds = () => {
  const { t } = useTranslation('portfolio');
  const language = useLanguage();
  const { scope, choose } = useScope();
  const months = useMonthEnds();
  const runs = months.data?.items ?? [];
  const open = scope.month ?? runs.find((run) => run.state === 'done')?.month;
  return (
    <Panel
      flush
      title={t('monthEnds')}
      note={t('monthEndsNote')}
      extra={
        <>
          <TakeOne />
          <Button
            size="small"
            href={withQuery('/api/portfolio/month-ends/export.xlsx', {
              organisation: scope.organisation,
              lang: language === 'en' ? 'en' : 'zh',
            })}
          >
            .xlsx
          </Button>
        </>
      }
    >
      {months.error ? (
        <ErrorState error={months.error} onRetry={() => void months.refetch()} />
      ) : !months.data ? (
        <Loading lines={4} what={t('monthEnds')} />
      ) : runs.length === 0 ? (
        <Empty title={t('noMonth')} note={t('noMonthNote')} />
      ) : (
        <div className="wh-scroll wh-months" tabIndex={0} role="region" aria-label={t('monthEnds')}>
          <table className="wh-table wh-compact">
            <thead>
              <tr>
                <th>{t('monthEnd')}</th>
                <th>{t('state')}</th>
                <th className="wh-right">{t('parts')}</th>
                <th className="wh-right">{t('agreements')}</th>
                <th>{t('startedAt')}</th>
                <th className="wh-right">{t('took')}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.month} className={run.month === open ? 'wh-row-current' : ''}>
                  <td className="wh-num">
                    {run.state === 'done' ? (
                      <button
                        type="button"
                        className="wh-link"
                        aria-pressed={run.month === open}
                        onClick={() => choose({ month: run.month })}
                      >
                        {run.month}
                      </button>
                    ) : (
                      run.month
                    )}
                  </td>
                  <td>
                    <StateBadge tone={run.state === 'done' ? 'paid' : 'due'}>{t(`monthState.${run.state}`)}</StateBadge>
                  </td>
                  <td className="wh-num wh-right">
                    {formatCount(run.done)} / {formatCount(run.parts)}
                  </td>
                  <td className="wh-num wh-right">{formatCount(run.agreements)}</td>
                  <td className="wh-num">{momentOf(run.startedAt)}</td>
                  <td className="wh-num wh-right">{formatTook(run.startedAt, run.endedAt) ?? dash}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
};

/** The night of a month's last day does it by itself; by hand it is done for a book that came in later. */
const TakeOne = () => {
  const { t } = useTranslation('portfolio');
  const role = useSession().data?.role;
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [month, setMonth] = useState('');
  const taking = useMutation({
    mutationFn: () => closeMonth(month, keyOf(month)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['portfolio'] });
    },
  });
  if (role !== 'treasury' && role !== 'admin') return null;
  return (
    <>
      <Input
        type="date"
        className="wh-day"
        aria-label={t('lastDay')}
        value={month}
        onChange={(change) => setMonth(change.target.value)}
      />
      <Button size="small" disabled={month === ''} loading={taking.isPending} onClick={() => taking.mutate()}>
        {t('takeMonth')}
      </Button>
      {taking.error && <ErrorState error={taking.error} kept />}
    </>
  );
};
