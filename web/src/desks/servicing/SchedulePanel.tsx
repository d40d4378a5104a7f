import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { readSchedule, type Agreement, type ScheduleRow } from '@/api/agreements';
import { withQuery } from '@/api/links';
import { FigureWhy } from '@/agreement/FigureWhy';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useKeys } from '@/shell/keys';

const around = 6;

/** The rows that matter today; the rest opens with one click. */
const windowOf = (rows: readonly ScheduleRow[]): readonly [from: number, to: number] => {
  const now = rows.findIndex((row) => row.outstanding.minorUnits > 0);
  const at = now < 0 ? rows.length - 1 : now;
  return [Math.max(0, at - 4), Math.min(rows.length, at + around)];
};

export const SchedulePanel = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const schedule = useQuery({
    queryKey: ['schedule', agreement.id, agreement.version],
    queryFn: ({ signal }) => readSchedule(agreement.id, signal),
  });
  const rows = schedule.data ?? [];
  const rented = rows.some((row) => row.rent.minorUnits > 0);
  const [from, to] = all ? [0, rows.length] : windowOf(rows);
  const current = chosen ?? rows.find((row) => row.outstanding.minorUnits > 0)?.number;
  useKeys([
    {
      keys: ['j', 'k'],
      label: t('nextRow'),
      run: (key) => setChosen(Math.min(rows.length, Math.max(1, (current ?? 0) + (key === 'j' ? 1 : -1)))),
    },
  ]);

  const exported = withQuery(`/api/agreements/${agreement.id}/schedule/export.xlsx`, {
    lang: language === 'en' ? 'en' : 'zh',
  });
  return (
    <Panel
      flush
      title={t('schedule')}
      note={t('scheduleNote', { day: agreement.startedOn })}
      extra={
        <Button size="small" href={exported}>
          .xlsx
        </Button>
      }
    >
      {schedule.error ? (
        <ErrorState error={schedule.error} onRetry={() => void schedule.refetch()} />
      ) : !schedule.data ? (
        <Loading lines={8} what={t('computingPayments', { count: agreement.months })} />
      ) : (
        <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('schedule')}>
          <table className="wh-table">
            <thead>
              <tr>
                <th className="wh-right">{t('no')}</th>
                <th>{t('dueDate')}</th>
                <th className="wh-right">{t('payment')}</th>
                {rented && <th className="wh-right">{t('rent')}</th>}
                <th className="wh-right">{t('interest')}</th>
                <th className="wh-right">{t('principal')}</th>
                <th className="wh-right">{t('received')}</th>
                <th>{t('state')}</th>
              </tr>
            </thead>
            <tbody>
              {from > 0 && <More label={t('paymentsBefore', { from: 1, to: from })} onClick={() => setAll(true)} />}
              {rows.slice(from, to).map((row) => (
                <Row
                  key={row.number}
                  row={row}
                  rented={rented}
                  agreement={agreement}
                  current={row.number === current}
                  onChoose={() => setChosen(row.number)}
                />
              ))}
              {to < rows.length && (
                <More
                  label={t('paymentsAhead', { count: rows.length - to, last: formatMoney(rows.at(-1)?.due) })}
                  onClick={() => setAll(true)}
                />
              )}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
};

const More = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <tr>
    <td colSpan={8}>
      <button type="button" className="wh-link" onClick={onClick}>
        {label}
      </button>
    </td>
  </tr>
);

interface RowProps {
  row: ScheduleRow;
  rented: boolean;
  agreement: Agreement;
  current: boolean;
  onChoose: () => void;
}

const Row = ({ row, rented, agreement, current, onChoose }: RowProps) => {
  const { t } = useTranslation('servicing');
  return (
    <tr className={current ? 'wh-row-current' : ''} onClick={onChoose}>
      <td className="wh-num wh-right">{row.number}</td>
      <td className="wh-num">{row.dueDate}</td>
      <td className="wh-num wh-right">{formatMoney(row.due)}</td>
      {rented && <td className="wh-num wh-right">{formatMoney(row.rent)}</td>}
      <td className="wh-num wh-right">
        {formatMoney(row.interest)}
        {current && (
          <>
            {' '}
            <FigureWhy agreement={agreement} figure="interest" row={row.number} printed={formatMoney(row.interest)} />
          </>
        )}
      </td>
      <td className="wh-num wh-right">{formatMoney(row.principal)}</td>
      <td className="wh-num wh-right">{row.paid.minorUnits === 0 ? formatMoney(null) : formatMoney(row.paid)}</td>
      <td>
        <RowState row={row} />
        {row.state === 'paid' && row.overdueDays > 0 && (
          <span className="wh-note"> {t('paidLate', { days: row.overdueDays })}</span>
        )}
      </td>
    </tr>
  );
};

const RowState = ({ row }: { row: ScheduleRow }) => {
  const { t } = useTranslation('servicing');
  switch (row.state) {
    case 'paid':
      return <StateBadge tone="paid">{t('rowPaid')}</StateBadge>;
    case 'overdue':
      return <StateBadge tone="over">{t('rowOverdue', { days: row.overdueDays })}</StateBadge>;
    case 'due':
      return <StateBadge tone="due">{t('rowDue')}</StateBadge>;
    case 'scheduled':
      return <StateBadge tone="sched">{t('rowScheduled')}</StateBadge>;
    default:
      return <StateBadge tone="sched">{t('rowDropped')}</StateBadge>;
  }
};
