import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Agreement } from '@/api/agreements';
import { readStaffEvents, type StaffEvent } from '@/api/moves';
import { useSay } from '@/api/text';
import { specOf } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import { SimulatedPill, type Tone } from '@/parts/badges';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { Timeline } from '@/parts/Timeline';

const toneOf: Record<string, Tone> = {
  disbursement: 'due',
  payment: 'paid',
  settlement: 'paid',
  refund: 'paid',
  recovery: 'paid',
  goodwill: 'paid',
  interestRefund: 'paid',
  chargeback: 'over',
  reversal: 'sched',
  chargeOff: 'failed',
  writeOff: 'failed',
  termination: 'warn',
};

/** Where an event belongs in the filter; what is named nowhere changes the terms. */
const kindOf = (type: string): 'money' | 'terms' | 'losses' => {
  const { group } = specOf(type);
  if (group === 'losses') return 'losses';
  const money =
    group === 'payments' || group === 'charges' || ['disbursement', 'settlement', 'reversal'].includes(type);
  return money ? 'money' : 'terms';
};

interface EventsPanelProps {
  agreement: Agreement;
  /** Absent where the account is only read. */
  onReverse?: (event: number) => void;
  /** Opens the menu of everything that can be booked. */
  onMore?: () => void;
}

/** Everything that happened, newest booking first; what may be taken back says so, the rest says why not. */
export const EventsPanel = ({ agreement, onReverse, onMore }: EventsPanelProps) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const events = useQuery({
    queryKey: ['events', agreement.id, agreement.version],
    queryFn: ({ signal }) => readStaffEvents(agreement.id, signal),
  });
  return (
    <Panel
      title={t('events')}
      extra={
        onMore && (
          <Button size="small" onClick={onMore}>
            {t('do.change')}
          </Button>
        )
      }
    >
      {events.error ? (
        <ErrorState error={events.error} onRetry={() => void events.refetch()} />
      ) : !events.data ? (
        <Loading lines={6} what={t('events')} />
      ) : (
        <Timeline
          today={agreement.asOf}
          kinds={[
            { value: 'money', label: t('money') },
            { value: 'terms', label: t('terms') },
            { value: 'losses', label: t('losses') },
          ]}
          entries={events.data.items.map((event) => ({
            id: String(event.sequence),
            at: event.bookedOn,
            valueDate: event.valueDate,
            tone: event.reversed ? 'locked' : (toneOf[event.type] ?? 'sched'),
            title: event.reversed ? <s>{say(event.text)}</s> : say(event.text),
            note: <EventNote event={event} {...(onReverse ? { onReverse } : {})} />,
            kind: kindOf(event.type),
          }))}
        />
      )}
    </Panel>
  );
};

const EventNote = ({ event, onReverse }: { event: StaffEvent; onReverse?: (event: number) => void }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const { parts } = event;
  return (
    <>
      {parts && (
        <span className="wh-split">
          {parts.rent.minorUnits !== 0
            ? t('splitRent', { rent: formatMoney(parts.rent), fees: formatMoney(parts.fees) })
            : t('split', { interest: formatMoney(parts.interest), principal: formatMoney(parts.principal) })}
          {parts.credit.minorUnits > 0 && ` · ${t('splitCredit', { amount: formatMoney(parts.credit) })}`}{' '}
        </span>
      )}
      {event.simulated && <SimulatedPill />}
      {event.note && <span> “{say(event.note)}”</span>}
      {event.reversed && <span> {t('reversedBy', { event: event.reversedBy })}</span>}
      {event.reversible && onReverse && (
        <button type="button" className="wh-link" onClick={() => onReverse(event.sequence)}>
          {t('takeBack')}
        </button>
      )}
    </>
  );
};
