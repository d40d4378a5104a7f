import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { readEvents, readSchedule, toneOfRow, type Agreement, type ScheduleRow } from '@/api/agreements';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill, StateBadge } from '@/parts/badges';
import { useSayDay } from '@/parts/days';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { Timeline } from '@/parts/Timeline';
import { FigureWhy } from '@/agreement/FigureWhy';
import { Frame } from './Frame';
import { RowLink } from './RowLink';

const Payments = () => {
  const { t } = useTranslation('customer');
  return (
    <Frame title={t('tabPayments')}>
      {(agreement) => (
        <>
          {agreement.state === 'active' && (
            <nav className="wh-rows wh-panel" aria-label={t('tabPayments')}>
              <RowLink to="/customer/payments/pay" title={t('payNow')} note={t('payNowNote')} />
              <RowLink to="/customer/payments/debit" title={t('directDebit')} note={t('directDebitNote')} />
              <RowLink to="/customer/payments/settle" title={t('settleEarly')} note={t('settleByTheDay')} />
              <RowLink to="/customer/payments/late" title={t('late.link')} note={t('late.linkNote')} />
              <RowLink to="/customer/payments/relief" title={t('cannotPay')} note={t('cannotPayNote')} />
              <RowLink to="/customer/payments/end" title={t('atTheEnd')} note={t('atTheEndNote')} />
            </nav>
          )}
          <Schedule agreement={agreement} />
          <Received agreement={agreement} />
        </>
      )}
    </Frame>
  );
};

const Schedule = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const schedule = useQuery({
    queryKey: ['schedule', agreement.id, agreement.version],
    queryFn: ({ signal }) => readSchedule(agreement.id, signal),
  });
  const now = schedule.data?.find((row) => row.state !== 'paid')?.number;
  return (
    <Panel flush title={t('schedule')} note={t('amountsInYuan')}>
      {schedule.error ? (
        <ErrorState error={schedule.error} onRetry={() => void schedule.refetch()} />
      ) : schedule.data ? (
        <ol className="wh-plain-rows" tabIndex={0} aria-label={t('schedule')}>
          {schedule.data.map((row) => (
            <Instalment key={row.number} row={row} agreement={agreement} current={row.number === now} />
          ))}
        </ol>
      ) : (
        <Loading lines={6} />
      )}
    </Panel>
  );
};

const Instalment = ({ row, agreement, current }: { row: ScheduleRow; agreement: Agreement; current: boolean }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const list = line.current?.parentElement;
    if (current && list && line.current) list.scrollTop = line.current.offsetTop - list.offsetTop - 80;
  }, [current]);
  return (
    <li ref={line} className={current ? 'wh-instalment wh-instalment-now' : 'wh-instalment'}>
      <span className="wh-ink2 wh-num">{row.number}</span>
      <span>{sayDay(row.dueDate, agreement.asOf)}</span>
      <strong className="wh-num">{formatMoney(row.due)}</strong>
      <span className="wh-note">
        <StateBadge tone={toneOfRow[row.state]}>
          {row.state === 'overdue' ? t('overdueDays', { count: row.overdueDays }) : t(`rowState.${row.state}`)}
        </StateBadge>
        <span className="wh-num">
          {row.rent.minorUnits > 0
            ? t('rentOf', { rent: formatMoney(row.rent) })
            : t('principalAndInterest', {
                principal: formatMoney(row.principal),
                interest: formatMoney(row.interest),
              })}
        </span>
        <FigureWhy agreement={agreement} figure="interest" row={row.number} printed={formatMoney(row.interest)} />
      </span>
    </li>
  );
};

const Received = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const events = useQuery({
    queryKey: ['events', agreement.id, agreement.version],
    queryFn: ({ signal }) => readEvents(agreement.id, undefined, signal),
  });
  return (
    <Panel title={t('whatHappened')}>
      {events.error ? (
        <ErrorState error={events.error} onRetry={() => void events.refetch()} />
      ) : events.data ? (
        <Timeline
          today={agreement.asOf}
          shown={8}
          entries={events.data.items.map((event) => ({
            id: String(event.sequence),
            at: event.bookedOn,
            valueDate: event.valueDate,
            tone: event.reversed ? 'failed' : 'paid',
            title: say(event.text),
            note: (
              <>
                {say(event.note)} {event.reversed && t('reversed')} {event.simulated && <SimulatedPill />}
              </>
            ),
          }))}
        />
      ) : (
        <Loading lines={4} />
      )}
    </Panel>
  );
};

export default Payments;
