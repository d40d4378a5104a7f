import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { readAgreement, type Agreement } from '@/api/agreements';
import type { ChangeCard } from '@/api/changes';
import type { Ending } from '@/api/ending';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Glyph } from '@/parts/glyphs';
import { dash, formatCount, formatMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useChanges } from './ChangeMenu';
import { MoveDrawer, type Doing } from './MoveDrawer';
import { useWhyNot } from './useWhyNot';

/** What can be done about the end, in the order in which it is done. */
const ways = [
  'inspection',
  'carReturn',
  'purchase',
  'leaseExtension',
  'buyback',
  'residualReview',
  'carSale',
  'cancellation',
  'carBack',
] as const;

interface EndingPanelProps {
  id: string;
  /** The line of the list, where one led here. */
  row: Ending | undefined;
}

/** One lease that ends: what was agreed for its end, what was inspected and chosen, and each way with its lock. */
export const EndingPanel = ({ id, row }: EndingPanelProps) => {
  const { t } = useTranslation('servicing');
  const agreement = useQuery({ queryKey: ['agreement', id], queryFn: ({ signal }) => readAgreement(id, signal) });
  if (agreement.error) {
    return (
      <Panel>
        <ErrorState error={agreement.error} onRetry={() => void agreement.refetch()} />
      </Panel>
    );
  }
  return agreement.data ? (
    <Opened agreement={agreement.data.data} etag={agreement.data.etag} row={row} />
  ) : (
    <Panel>
      <Loading lines={8} what={t('account')} />
    </Panel>
  );
};

interface OpenedProps {
  agreement: Agreement;
  etag: string | undefined;
  row: Ending | undefined;
}

const Opened = ({ agreement, etag, row }: OpenedProps) => {
  const { t } = useTranslation('servicing');
  const [doing, setDoing] = useState<Doing>();
  return (
    <div className="wh-stack">
      <Panel
        title={agreement.customer}
        extra={
          <Link to={`/servicing/${agreement.id}`} className="wh-mono">
            {agreement.number}
          </Link>
        }
        accent="primary"
      >
        <Terms agreement={agreement} row={row} />
      </Panel>
      <Panel title={t('endWays')} note={t('endWaysNote')}>
        <Ways agreement={agreement} onChoose={(card) => setDoing({ type: card.type, card })} />
      </Panel>
      {doing && <MoveDrawer doing={doing} agreement={agreement} etag={etag} onClose={() => setDoing(undefined)} />}
    </div>
  );
};

/** What the contract says of its end, and what was found and asked since. */
const Terms = ({ agreement, row }: { agreement: Agreement; row: Ending | undefined }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const { lease, subscription } = agreement;
  const num = (text: string) => <span className="wh-num">{text}</span>;
  const km = (count: number | null | undefined) => (count == null ? dash : t('km', { count: formatCount(count) }));
  return (
    <Facts
      rows={[
        [t('endsOn'), num(lease?.termEnd ?? subscription?.endsOn ?? agreement.kpis.maturity)],
        ...(lease
          ? ([
              [t('carrying'), num(formatMoney(lease.carrying))],
              [t('residual'), num(formatMoney(row?.residual))],
              [t('buyPrice'), num(formatMoney(lease.buy))],
              [t('returnFee'), lease.canReturn ? num(formatMoney(lease.returnFee)) : t('cannotReturn')],
              [t('extensionsAgreed'), num(formatCount(lease.extensions.length))],
              [t('depositHeld'), num(formatMoney(lease.depositHeld))],
              [t('kmAllowed'), num(km(lease.usage?.allowanceKm))],
            ] as const)
          : []),
        ...(row
          ? ([
              [t('odometer'), num(km(row.odometerKm))],
              [t('inspectedOn'), num(row.inspectedOn ?? dash)],
              [t('endCharged'), num(formatMoney(row.charged))],
            ] as const)
          : []),
        [t('due'), num(formatMoney(agreement.kpis.dueToday))],
        [
          t('endChoice'),
          row?.chosen ? (
            <Link to={`/servicing/requests/${row.chosen.request}`}>{say(row.chosen.name)}</Link>
          ) : (
            t('noEndChoice')
          ),
        ],
      ]}
    />
  );
};

const Ways = ({ agreement, onChoose }: { agreement: Agreement; onChoose: (card: ChangeCard) => void }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const whyNot = useWhyNot();
  const changes = useChanges(agreement);
  if (changes.error) return <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />;
  if (!changes.data) return <Loading lines={4} what={t('endWays')} />;
  const cards = ways.flatMap((type) => changes.data.find((card) => card.type === type) ?? []);
  return (
    <ul className="wh-papers">
      {cards.map((card) => (
        <li key={card.type} className="wh-way">
          <span>
            {say(card.name)}
            {whyNot(card) !== null && (
              <span className="wh-note wh-changes-why">
                <Glyph name="lock" /> {whyNot(card)}
              </span>
            )}
          </span>
          <Button size="small" disabled={!card.possible} onClick={() => onChoose(card)}>
            {t('bookWay')}
          </Button>
        </li>
      ))}
    </ul>
  );
};
