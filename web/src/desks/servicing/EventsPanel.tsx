import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Agreement } from '@/api/agreements';
import { readStaffEvents, type StaffEvent } from '@/api/moves';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill, type Tone } from '@/parts/badges';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { Timeline } from '@/parts/Timeline';
import type { MoveKind } from './MoveDrawer';

const toneOf: Record<string, Tone> = {
  disbursement: 'due',
  payment: 'paid',
  settlement: 'paid',
  reversal: 'sched',
  rateChange: 'due',
  interestPause: 'due',
};

const money: readonly string[] = ['disbursement', 'payment', 'settlement', 'reversal'];

interface EventsPanelProps {
  agreement: Agreement;
  onReverse: (event: number) => void;
  onMove: (kind: MoveKind) => void;
}

/** Everything that happened, newest booking first; what may be taken back says so, the rest says why not. */
export const EventsPanel = ({ agreement, onReverse, onMove }: EventsPanelProps) => {
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
        agreement.state === 'active' && (
          <>
            <Button size="small" onClick={() => onMove('rateChange')}>
              {t('do.rateChange')}
            </Button>
            <Button size="small" onClick={() => onMove('interestPause')}>
              {t('do.interestPause')}
            </Button>
          </>
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
          ]}
          entries={events.data.items.map((event) => ({
            id: String(event.sequence),
            at: event.bookedOn,
            valueDate: event.valueDate,
            tone: event.reversed ? 'locked' : (toneOf[event.type] ?? 'sched'),
            title: event.reversed ? <s>{say(event.text)}</s> : say(event.text),
            note: <EventNote event={event} onReverse={onReverse} />,
            kind: money.includes(event.type) ? 'money' : 'terms',
          }))}
        />
      )}
    </Panel>
  );
};

const EventNote = ({ event, onReverse }: { event: StaffEvent; onReverse: (event: number) => void }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const { parts } = event;
  return (
    <>
      {parts && (
        <span className="wh-split">
          {t('split', { interest: formatMoney(parts.interest), principal: formatMoney(parts.principal) })}
          {parts.credit.minorUnits > 0 && ` · ${t('splitCredit', { amount: formatMoney(parts.credit) })}`}{' '}
        </span>
      )}
      {event.simulated && <SimulatedPill />}
      {event.note && <span> “{say(event.note)}”</span>}
      {event.reversed && <span> {t('reversedBy', { event: event.reversedBy })}</span>}
      {event.reversible && (
        <button type="button" className="wh-link" onClick={() => onReverse(event.sequence)}>
          {t('takeBack')}
        </button>
      )}
    </>
  );
};
