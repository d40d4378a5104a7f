import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { pay, previewPayment, type Agreement, type Payment, type Preview } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { SimulatedPill } from '@/parts/badges';
import { Field } from '@/parts/Form';
import { addMoney, formatHero, formatMoney, parseMoney, type Money } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PreviewConfirm } from '@/parts/PreviewConfirm';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Frame } from './Frame';
import { useKpiRows } from './useKpiRows';
import type { Mine } from './useMine';
import { useMoney } from './useMoney';

type Choice = 'due' | 'next' | 'other';

const Pay = () => {
  const { t } = useTranslation('customer');
  return (
    <Frame title={t('payNow')}>
      {(agreement, mine) => <PayForm key={agreement.id} agreement={agreement} mine={mine} />}
    </Frame>
  );
};

const firstChoice = (agreement: Agreement, other: boolean): Choice =>
  other ? 'other' : agreement.kpis.dueToday.minorUnits > 0 ? 'due' : agreement.kpis.nextDue ? 'next' : 'other';

const PayForm = ({ agreement, mine }: { agreement: Agreement; mine: Mine }) => {
  const { t } = useTranslation('customer');
  const navigate = useNavigate();
  const other = useLocation().search.includes('other');
  const [choice, setChoice] = useState<Choice>(() => firstChoice(agreement, other));
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const { kpis } = agreement;
  const { keyOf, done } = useIntent();
  const rowsOf = useKpiRows();
  const said = (parts: NonNullable<Preview['parts']>): string =>
    t(parts.rent.minorUnits !== 0 ? 'payRent' : 'payWhat', {
      rent: formatMoney(parts.rent),
      interest: formatMoney(parts.interest),
      principal: formatMoney(parts.principal),
      fees: formatMoney(addMoney(parts.fees, parts.penalties)),
      credit: formatMoney(parts.credit),
    });

  const entered = parseMoney(typed, kpis.dueToday.currency);
  const amount: Money | undefined =
    choice === 'due'
      ? kpis.dueToday
      : choice === 'next'
        ? kpis.nextDue?.amount
        : entered && entered.minorUnits > 0
          ? entered
          : undefined;
  const payment: Payment | undefined = amount && { amount, channel: 'simulatedBank' };
  const preview = useQuery({
    queryKey: ['preview', agreement.id, agreement.version, payment],
    queryFn: ({ signal }) => previewPayment(agreement.id, payment as Payment, signal),
    enabled: confirming && payment !== undefined,
    staleTime: 0,
  });
  const paying = useMoney(
    () => pay(agreement.id, payment as Payment, keyOf(payment), mine.etag),
    () => {
      done();
      void navigate('/customer');
    },
  );

  return (
    <>
      <Link to=".." relative="path" className="wh-back">
        ‹ {t('tabPayments')}
      </Link>
      <Panel title={t('howMuch')} note={t('amountsInYuan')}>
        <Radio.Group className="wh-quick" value={choice} onChange={(event) => setChoice(event.target.value as Choice)}>
          {kpis.dueToday.minorUnits > 0 && (
            <Radio value="due">
              {t('dueToday')} <strong className="wh-num">{formatMoney(kpis.dueToday)}</strong>
            </Radio>
          )}
          {kpis.nextDue && (
            <Radio value="next">
              {t('nextPayment')} <strong className="wh-num">{formatMoney(kpis.nextDue.amount)}</strong>
            </Radio>
          )}
          <Radio value="other">{t('anotherAmount')}</Radio>
        </Radio.Group>
        {choice === 'other' && (
          <Field label={t('amount')} problem={left && !amount ? t('wrongAmount') : undefined}>
            {(ids) => (
              <Input
                {...ids}
                inputMode="decimal"
                autoFocus
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={() => setLeft(true)}
              />
            )}
          </Field>
        )}
      </Panel>
      <p className="wh-note">
        {t('throughSimulatedBank')} <SimulatedPill />
      </p>
      <Button type="primary" block className="wh-pay" onClick={() => (amount ? setConfirming(true) : setLeft(true))}>
        {amount ? t('pay', { amount: formatHero(amount) }) : t('payPlain')}
      </Button>
      {preview.error && (
        <Panel accent="over">
          <ErrorState error={preview.error} title={t('notPaid')} kept />
        </Panel>
      )}
      {preview.data && amount && (
        <PreviewConfirm
          open={confirming}
          title={t('payTitle', { amount: formatHero(amount) })}
          what={preview.data.parts ? said(preview.data.parts) : ''}
          rows={rowsOf(preview.data.before, preview.data.after)}
          undo={t('payUndo')}
          confirm={t('pay', { amount: formatHero(amount) })}
          busy={paying.isPending}
          error={paying.error}
          onConfirm={() => paying.mutate()}
          onCancel={() => setConfirming(false)}
        />
      )}
    </>
  );
};

export default Pay;
