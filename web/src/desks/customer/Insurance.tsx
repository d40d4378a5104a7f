import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Agreement } from '@/api/agreements';
import {
  askQuote,
  bindPolicy,
  cancelPolicy,
  readClaims,
  readPolicies,
  readPolicy,
  readQuotes,
  readInsurers,
  type AskQuote,
  type Basis,
  type InsuranceQuote,
  type InsurerCard,
} from '@/api/insurance';
import { withdrawConsent } from '@/api/parties';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { ClaimPanel } from '@/insurance/ClaimPanel';
import { Offers } from '@/insurance/Offers';
import { Bill, Charges, PolicyFacts } from '@/insurance/PolicyPanels';
import { Questions, valuesOf, type Answers } from '@/insurance/Questions';
import { Field } from '@/parts/Form';
import { formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { ChangePolicy } from './ChangePolicy';
import { Frame } from './Frame';
import { ReportDamage } from './ReportDamage';

/** The customer's insurance: offers, policy, months, damages. */
const Insurance = () => {
  const { t } = useTranslation('insurance');
  return (
    <Frame title={t('title')}>
      {(agreement) => (
        <>
          <Link to=".." relative="path" className="wh-back">
            ‹ {t('back')}
          </Link>
          <Mine key={agreement.id} agreement={agreement} />
        </>
      )}
    </Frame>
  );
};

const Mine = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('insurance');
  const policies = useQuery({
    queryKey: ['insurance', 'policies'],
    queryFn: ({ signal }) => readPolicies(undefined, signal),
  });
  const quotes = useQuery({
    queryKey: ['insurance', 'quotes'],
    queryFn: ({ signal }) => readQuotes(undefined, signal),
  });
  const error = policies.error ?? quotes.error;
  if (error)
    return (
      <Panel>
        <ErrorState error={error} />
      </Panel>
    );
  if (!policies.data || !quotes.data) return <Loading lines={6} what={t('title')} />;
  // One that ended is shown as well: something may be owed on it, either way.
  const last = policies.data.items.find((one) => one.vin === agreement.vin);
  const held = last?.state === 'active';
  const open = quotes.data.items.find(
    (one) => one.vin === agreement.vin && !one.taken && one.goodThrough >= agreement.asOf && (!held || one.renews),
  );
  return (
    <>
      {held && <Held policy={last.id} />}
      {open && <Choose quote={open} />}
      {!held && <Ask agreement={agreement} />}
      {last && !held && <Held policy={last.id} />}
    </>
  );
};

const Held = ({ policy }: { policy: string }) => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const held = useQuery({
    queryKey: ['insurance', 'policy', policy],
    queryFn: ({ signal }) => readPolicy(policy, signal),
  });
  const claims = useQuery({
    queryKey: ['insurance', 'claims'],
    queryFn: ({ signal }) => readClaims(undefined, undefined, signal),
  });
  const refresh = async () => {
    done();
    await queries.invalidateQueries({ queryKey: ['insurance'] });
  };
  const withdrawing = useMutation({
    mutationFn: (insurer: string) =>
      withdrawConsent(insurer, 'usageBasedInsurance', keyOf([policy, insurer], 'withdraw')),
    onSuccess: refresh,
  });
  const cancelling = useMutation({
    mutationFn: (on: string) => cancelPolicy(policy, on, keyOf([policy, on], 'cancel')),
    onSuccess: refresh,
  });
  if (held.error) return <ErrorState error={held.error} />;
  if (!held.data) return <Loading lines={6} what={t('policy')} />;
  const { data } = held;
  return (
    <>
      <PolicyFacts held={data} />
      <Charges held={data} side="customer" />
      {data.months
        .filter((bill) => bill.spans.length > 0)
        .map((bill) => (
          <Bill key={bill.month} bill={bill} />
        ))}
      {(claims.data?.items ?? [])
        .filter((claim) => claim.policy === policy)
        .map((claim) => (
          <ClaimPanel key={claim.id} claim={claim} />
        ))}
      <ReportDamage policy={policy} today={data.today} onDone={refresh} />
      {data.policy.state === 'active' && (
        <>
          <ChangePolicy key={data.version} held={data} onDone={refresh} />
          <Panel>
            {data.usageConsent && (
              <>
                <Button block loading={withdrawing.isPending} onClick={() => withdrawing.mutate(data.policy.insurer)}>
                  {t('withdraw')}
                </Button>
                <p className="wh-note">{t('withdrawNote')}</p>
              </>
            )}
            <Button block danger loading={cancelling.isPending} onClick={() => cancelling.mutate(data.today)}>
              {t('cancel')}
            </Button>
            <p className="wh-note">{t('cancelNote')}</p>
            {withdrawing.error && <ErrorState error={withdrawing.error} />}
            {cancelling.error && <ErrorState error={cancelling.error} />}
          </Panel>
        </>
      )}
    </>
  );
};

const Choose = ({ quote }: { quote: InsuranceQuote }) => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [parts, setParts] = useState(1);
  const binding = useMutation({
    mutationFn: (basis: Basis) => bindPolicy(quote.id, basis, parts, keyOf([quote.id, basis, parts])),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance'] });
    },
  });
  return (
    <>
      <Panel
        title={quote.renews ? t('renewal') : t('quotes')}
        note={t('goodThrough', { day: quote.goodThrough, start: quote.risk.from })}
      >
        <Field label={t('instalments')}>
          {(ids) => (
            <Select
              {...ids}
              value={parts}
              onChange={setParts}
              options={quote.plans.map((plan) => ({
                value: plan.count,
                label: plan.surcharge > 0 ? `${plan.count} (+${formatPercent(plan.surcharge)})` : String(plan.count),
              }))}
            />
          )}
        </Field>
        {binding.error && <ErrorState error={binding.error} />}
      </Panel>
      <Offers
        quote={quote}
        take={(basis) => (
          <>
            {basis === 'usage' && <p className="wh-note">{t('takeUsageNote')}</p>}
            <Button
              block
              type={basis === 'plain' ? 'primary' : 'default'}
              loading={binding.isPending && binding.variables === basis}
              onClick={() => binding.mutate(basis)}
            >
              {t(basis === 'plain' ? 'take' : 'takeUsage')}
            </Button>
          </>
        )}
      />
    </>
  );
};

const Ask = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('insurance');
  const say = useSay();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const insurers = useQuery({ queryKey: ['insurance', 'insurers'], queryFn: ({ signal }) => readInsurers(signal) });
  const [asked, setAsked] = useState({
    plate: '',
    start: agreement.asOf,
    yearsWithoutClaim: 0,
    claims: 0,
    kilometres: 12_000,
  });
  const [answers, setAnswers] = useState<Answers>({});
  const [chosen, setChosen] = useState<string>();
  const insurer = insurers.data?.find((one) => one.insurer === chosen) ?? insurers.data?.[0];
  const asking = useMutation({
    mutationFn: (from: InsurerCard) => {
      const values = valuesOf(from.questions, answers);
      const body: AskQuote = { ...asked, insurer: from.insurer, vin: agreement.vin, values, covers: null };
      return askQuote(body, keyOf(body));
    },
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance', 'quotes'] });
    },
  });
  const number = (label: string, field: 'yearsWithoutClaim' | 'claims' | 'kilometres') => (
    <Field label={label} required>
      {(ids) => (
        <InputNumber
          {...ids}
          min={0}
          precision={0}
          value={asked[field]}
          onChange={(value) => setAsked({ ...asked, [field]: value ?? 0 })}
        />
      )}
    </Field>
  );
  if (insurers.error) return <ErrorState error={insurers.error} />;
  if (!insurers.data) return <Loading lines={4} what={t('askTitle')} />;
  if (!insurer) return <Empty title={t('noInsurer')} />;
  const answered = insurer.questions.every(({ factor }) => answers[factor] !== undefined);
  return (
    <Panel title={t('askTitle')}>
      <Field label={t('insurer')} required>
        {(ids) => (
          <Select
            {...ids}
            value={insurer.insurer}
            onChange={setChosen}
            options={insurers.data.map((one) => ({ value: one.insurer, label: say(one.name) }))}
          />
        )}
      </Field>
      <Field label={t('plate')} required>
        {(ids) => (
          <Input
            {...ids}
            maxLength={12}
            value={asked.plate}
            onChange={(change) => setAsked({ ...asked, plate: change.target.value })}
          />
        )}
      </Field>
      <Field label={t('start')} required>
        {(ids) => (
          <Input
            {...ids}
            type="date"
            value={asked.start}
            onChange={(change) => setAsked({ ...asked, start: change.target.value })}
          />
        )}
      </Field>
      <Questions asked={insurer.questions} answers={answers} onAnswer={setAnswers} />
      {number(t('claimFree'), 'yearsWithoutClaim')}
      {number(t('claimsOf'), 'claims')}
      {number(t('km'), 'kilometres')}
      <Button
        type="primary"
        block
        disabled={!answered || asked.plate.trim() === ''}
        loading={asking.isPending}
        onClick={() => asking.mutate(insurer)}
      >
        {t('ask')}
      </Button>
      {asking.error && <ErrorState error={asking.error} kept />}
    </Panel>
  );
};

export default Insurance;
