import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { quoteSettlement, settle, type Agreement, type SettlementQuote } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { SimulatedPill } from '@/parts/badges';
import { useSayDay } from '@/parts/days';
import { formatHero, formatMinor, formatMoney, type Money } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PreviewConfirm } from '@/parts/PreviewConfirm';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { FigureWhy } from '@/agreement/FigureWhy';
import { Frame } from './Frame';
import type { Mine } from './useMine';
import { useMoney } from './useMoney';

const Settle = () => {
  const { t } = useTranslation('customer');
  return (
    <Frame title={t('settleEarly')}>
      {(agreement, mine) => <SettleForm key={agreement.id} agreement={agreement} mine={mine} />}
    </Frame>
  );
};

const SettleForm = ({ agreement, mine }: { agreement: Agreement; mine: Mine }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const on = agreement.asOf;
  const quote = useQuery({
    queryKey: ['settlement', agreement.id, agreement.version, on],
    queryFn: ({ signal }) => quoteSettlement(agreement.id, on, signal),
  });
  return (
    <>
      <Link to=".." relative="path" className="wh-back">
        ‹ {t('tabPayments')}
      </Link>
      {quote.error ? (
        <Panel>
          <ErrorState error={quote.error} onRetry={() => void quote.refetch()} />
        </Panel>
      ) : quote.data ? (
        <Quoted agreement={agreement} mine={mine} quote={quote.data} />
      ) : (
        <Loading lines={5} what={t('settlementOn', { day: sayDay(on) })} />
      )}
    </>
  );
};

const Part = ({ label, amount }: { label: React.ReactNode; amount: Money }) => (
  <div>
    <dt>{label}</dt>
    <dd className="wh-num">{formatMoney(amount)}</dd>
  </div>
);

const Quoted = ({ agreement, mine, quote }: { agreement: Agreement; mine: Mine; quote: SettlementQuote }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const navigate = useNavigate();
  const [confirming, setConfirming] = useState(false);
  const { keyOf, done } = useIntent();
  const body = { amount: quote.total, channel: 'simulatedBank' as const };
  const settling = useMoney(
    () => settle(agreement.id, body, keyOf(body), mine.etag),
    () => {
      done();
      void navigate('/customer');
    },
  );
  const nothing = formatMinor(0, quote.total.currency);
  return (
    <>
      <section className="wh-panel wh-due">
        <div className="wh-due-head">{t('settlementOn', { day: sayDay(quote.on) })}</div>
        <div className="wh-due-amount wh-num">{formatHero(quote.total)}</div>
        <dl className="wh-due-parts">
          <Part label={t('principalLeft')} amount={quote.principal} />
          <Part
            label={
              <>
                {t('interestToTheDay')}{' '}
                <FigureWhy agreement={agreement} figure="settlement" printed={formatMoney(quote.total)} selected />
              </>
            }
            amount={quote.interest}
          />
          {quote.fees.minorUnits !== 0 && <Part label={t('fees')} amount={quote.fees} />}
          {quote.credit.minorUnits !== 0 && (
            <Part label={t('lessHeld')} amount={{ ...quote.credit, minorUnits: -quote.credit.minorUnits }} />
          )}
        </dl>
        <p>{t('interestSaved', { amount: formatHero(quote.interestSaved) })}</p>
        <p className="wh-note">{t('quoteValid', { day: sayDay(quote.on), next: formatMoney(quote.nextDay) })}</p>
        <Button type="primary" block className="wh-pay" onClick={() => setConfirming(true)}>
          {t('settleFor', { amount: formatHero(quote.total) })}
        </Button>
      </section>
      <p className="wh-note">
        {t('throughSimulatedBank')} <SimulatedPill />
      </p>
      <PreviewConfirm
        open={confirming}
        title={t('settleFor', { amount: formatHero(quote.total) })}
        what={t('settleWhat')}
        rows={[
          {
            label: t('principalLeft'),
            before: formatMoney(agreement.kpis.principalLeft),
            after: nothing,
            strong: true,
          },
          { label: t('dueToday'), before: formatMoney(agreement.kpis.dueToday), after: nothing },
          { label: t('lien'), before: t('lienLive'), after: t('lienReleased') },
        ]}
        undo={t('settleUndo')}
        confirm={t('settleFor', { amount: formatHero(quote.total) })}
        busy={settling.isPending}
        error={settling.error}
        onConfirm={() => settling.mutate()}
        onCancel={() => setConfirming(false)}
      />
    </>
  );
};

export default Settle;
