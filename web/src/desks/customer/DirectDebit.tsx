import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { giveMandate, readMandates, type MandateLine, type NewMandate } from '@/api/mandates';
import { WithdrawDialog } from '@/banking/WithdrawDialog';
import { toneOfOrder } from '@/banking/states';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf, useSayDay } from '@/parts/days';
import { Field } from '@/parts/Form';
import { formatMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Frame } from './Frame';

/** From which account what falls due is collected: the customer gives his leave and takes it back. */
const DirectDebit = () => {
  const { t } = useTranslation('customer');
  return <Frame title={t('directDebit')}>{(agreement) => <Mandates key={agreement.id} agreement={agreement} />}</Frame>;
};

const Mandates = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const mandates = useQuery({
    queryKey: ['bank', 'mandates', agreement.id],
    queryFn: ({ signal }) => readMandates({ agreement: agreement.id }, undefined, signal),
  });
  const lines = mandates.data?.items ?? [];
  const standing = lines.find((line) => line.state === 'standing');
  return (
    <>
      <Link to=".." relative="path" className="wh-back">
        ‹ {t('tabPayments')}
      </Link>
      {mandates.error ? (
        <Panel>
          <ErrorState error={mandates.error} onRetry={() => void mandates.refetch()} />
        </Panel>
      ) : !mandates.data ? (
        <Loading lines={5} what={t('directDebit')} />
      ) : (
        <>
          {standing ? (
            <Standing line={standing} agreement={agreement} />
          ) : agreement.state === 'active' ? (
            <Give agreement={agreement} />
          ) : null}
          {lines
            .filter((line) => line !== standing)
            .map((line) => (
              <Before key={line.mandate.id} line={line} agreement={agreement} />
            ))}
        </>
      )}
    </>
  );
};

interface LineProps {
  line: MandateLine;
  agreement: Agreement;
}

const Standing = ({ line, agreement }: LineProps) => {
  const { t } = useTranslation('customer');
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={t('directDebit')} extra={<StateBadge tone="paid">{t('mandateStands')}</StateBadge>}>
      <About line={line} agreement={agreement} />
      <Button block onClick={() => setAsking(true)}>
        {t('withdrawMandate')}
      </Button>
      <p className="wh-note wh-choice-foot">{t('withdrawMandateNote')}</p>
      {asking && <WithdrawDialog line={line} onClose={() => setAsking(false)} />}
    </Panel>
  );
};

const Before = ({ line, agreement }: LineProps) => {
  const { t } = useTranslation('customer');
  return (
    <Panel title={t('mandateBefore')} extra={<StateBadge tone="locked">{t('mandateWithdrawn')}</StateBadge>}>
      <About line={line} agreement={agreement} />
    </Panel>
  );
};

const About = ({ line, agreement }: LineProps) => {
  const { t } = useTranslation('customer');
  const { t: bank } = useTranslation('banking');
  const sayDay = useSayDay();
  const { mandate, last } = line;
  return (
    <Facts
      rows={[
        [t('debitAccount'), <span className="wh-mono">{mandate.account}</span>],
        [t('debitHolder'), mandate.debtor],
        [t('mandateSigned'), sayDay(mandate.signedOn, agreement.asOf)],
        ...(mandate.withdrawnAt
          ? [[t('mandateEnded'), sayDay(dayOf(mandate.withdrawnAt), agreement.asOf)] as [string, React.ReactNode]]
          : []),
        [
          t('lastDebit'),
          last ? (
            <>
              <span className="wh-num">{formatMoney(last.amount)}</span> · {sayDay(last.dueOn, agreement.asOf)}{' '}
              <StateBadge tone={toneOfOrder[last.state]}>{bank(`orderState.${last.state}`)}</StateBadge>
            </>
          ) : (
            t('noDebitYet')
          ),
        ],
        [t('mandateReference'), <span className="wh-mono">{mandate.reference}</span>],
      ]}
    />
  );
};

const blank: NewMandate = { debtor: '', number: '', agreed: false, bic: null, cnaps: null };

const Give = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [asked, setAsked] = useState(blank);
  const giving = useMutation({
    mutationFn: () => giveMandate(agreement.id, asked, keyOf(asked)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['bank'] });
      await queries.invalidateQueries({ queryKey: ['consents'] });
    },
  });
  const missing = asked.debtor.trim() === '' || asked.number.trim() === '' || !asked.agreed;
  return (
    <Panel title={t('giveMandate')}>
      <p className="wh-ink2">{t('giveMandateNote')}</p>
      <Field label={t('debitHolder')} required>
        {(ids) => (
          <Input
            {...ids}
            autoComplete="name"
            value={asked.debtor}
            onChange={(change) => setAsked({ ...asked, debtor: change.target.value })}
          />
        )}
      </Field>
      <Field label={t('debitNumber')} required>
        {(ids) => (
          <Input
            {...ids}
            inputMode="numeric"
            autoComplete="off"
            value={asked.number}
            onChange={(change) => setAsked({ ...asked, number: change.target.value.replace(/\s/g, '') })}
          />
        )}
      </Field>
      <p>
        <Checkbox checked={asked.agreed} onChange={(change) => setAsked({ ...asked, agreed: change.target.checked })}>
          {t('agreeToDebit')}
        </Checkbox>
      </p>
      <Button type="primary" block disabled={missing} loading={giving.isPending} onClick={() => giving.mutate()}>
        {t('allowDebit')}
      </Button>
      <p className="wh-note wh-choice-foot">{t('allowDebitNote')}</p>
      {giving.error && <ErrorState error={giving.error} kept />}
    </Panel>
  );
};

export default DirectDebit;
