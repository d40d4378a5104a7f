import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { payCharge, type HeldPolicy, type MonthBill } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { StateBadge, Tag, type Tone } from '@/parts/badges';
import { formatCount, formatDecimal, formatMoney, formatPercent, formatSigned } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';

export const toneOfPolicy: Record<HeldPolicy['policy']['state'], Tone> = {
  active: 'paid',
  cancelled: 'locked',
  expired: 'locked',
  lost: 'failed',
};

/** A policy's own figures. */
export const PolicyFacts = ({ held }: { held: HeldPolicy }) => {
  const { t } = useTranslation('insurance');
  const { policy } = held;
  return (
    <Panel
      title={`${t('policy')} ${policy.number}`}
      extra={
        <>
          {held.isDemonstration && <Tag outlined>{t('demonstration')}</Tag>}
          <StateBadge tone={toneOfPolicy[policy.state]}>{t(`state.${policy.state}`)}</StateBadge>
        </>
      }
    >
      <Facts
        rows={[
          [t('vin'), <span className="wh-mono">{policy.vin}</span>],
          [t('plate'), policy.plate],
          [t('term'), <span className="wh-num">{t('termOf', { start: policy.start, end: policy.end })}</span>],
          [t('basis'), t(policy.basis)],
          [t('premium'), <span className="wh-num">{formatMoney(policy.premium)}</span>],
          [t('earned'), <span className="wh-num">{formatMoney(held.earned)}</span>],
        ]}
      />
      <p className="wh-note">{t(held.usageConsent ? 'consentOn' : 'consentOff')}</p>
    </Panel>
  );
};

interface ChargesProps {
  held: HeldPolicy;
  /** Which side pays here: the customer what is above zero, the insurer what is below. */
  side: 'customer' | 'insurer';
}

/** What is due and paid, and the button to pay it through the simulated channel. */
export const Charges = ({ held, side }: ChargesProps) => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const paying = useMutation({
    mutationFn: (charge: string) => payCharge(charge, keyOf(charge)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance'] });
    },
  });
  const mine = (amount: number) => (side === 'customer' ? amount > 0 : amount < 0);
  const state = (one: HeldPolicy['charges'][number]) => {
    if (one.void) return <span className="wh-ink2">{t('void')}</span>;
    if (one.paidOn) return <span className="wh-ink2">{t('paid', { day: one.paidOn })}</span>;
    if (!mine(one.amount.minorUnits)) return <span className="wh-ink2">{t('open')}</span>;
    return (
      <Button
        size="small"
        loading={paying.isPending && paying.variables === one.id}
        onClick={() => paying.mutate(one.id)}
      >
        {t(side === 'customer' ? 'pay' : 'payOut')}
      </Button>
    );
  };
  return (
    <Panel title={t('charges')} note={t('chargesNote')}>
      <PlainTable
        label={t('charges')}
        heads={[[t('due')], [t('amount'), true]]}
        rows={held.charges.map((one) => [
          one.id,
          <>
            {t(`kind.${one.kind}`)}
            <br />
            <span className="wh-num wh-ink2">{one.due}</span>
          </>,
          <>
            {formatMoney(one.amount)}
            <br />
            {state(one)}
          </>,
        ])}
      />
      {paying.error && <ErrorState error={paying.error} />}
    </Panel>
  );
};

/** A settled month with every factor that made it. */
export const Bill = ({ bill }: { bill: MonthBill }) => {
  const { t } = useTranslation('insurance');
  return (
    <Panel
      title={t('month', { month: bill.month.slice(0, 7) })}
      extra={<strong className="wh-num">{formatSigned(bill.difference)}</strong>}
    >
      {bill.spans.map(({ settled, daysHeard }) => (
        <div key={settled.from}>
          <Facts
            rows={[
              [t('term'), <span className="wh-num">{t('termOf', { start: settled.from, end: settled.until })}</span>],
              [t('driven'), <span className="wh-num">{`${formatDecimal(settled.kilometres, 1)} km`}</span>],
              [t('dataDays'), <span className="wh-num">{formatCount(daysHeard)}</span>],
              [t('fixed'), <span className="wh-num">{formatMoney(settled.fixed)}</span>],
              [
                t('byKm'),
                <span className="wh-num">
                  {formatDecimal(settled.kilometres, 1)} × {formatDecimal(settled.perKilometre, 6)} ×{' '}
                  {formatDecimal(settled.factor, 4)} = {formatMoney(settled.variable)}
                </span>,
              ],
              ...settled.parts.map(
                (part) =>
                  [
                    t(`factors.${part.factor}`),
                    part.value === null ? (
                      t('notShown')
                    ) : (
                      <span className="wh-num">× {formatDecimal(part.relativity, 4)}</span>
                    ),
                  ] as [string, React.ReactNode],
              ),
              [t('relative'), <span className="wh-num">{formatDecimal(settled.relativity, 4)}</span>],
              [t('capped'), <span className="wh-num">{formatDecimal(settled.capped, 4)}</span>],
              [t('credible'), <span className="wh-num">{formatPercent(settled.credibility)}</span>],
            ]}
          />
          {settled.source === 'declared' && <p className="wh-note">{t('missing')}</p>}
        </div>
      ))}
      <Facts
        rows={[
          [t('charged'), <span className="wh-num">{formatMoney(bill.charged)}</span>],
          [t('advance'), <span className="wh-num">{formatMoney(bill.advance)}</span>],
          [t('difference'), <strong className="wh-num">{formatSigned(bill.difference)}</strong>],
        ]}
      />
    </Panel>
  );
};
