import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useOutletContext, useParams } from 'react-router';
import { acceptOffer, readApplication, requestReview, type Application } from '@/api/applications';
import type { Offer } from '@/api/quotes';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { ChecksTable } from '@/application/ChecksTable';
import { Progress } from '@/application/Progress';
import { Reasons } from '@/application/Reasons';
import { StateOf } from '@/application/StateOf';
import { useTranslation } from '@/i18n';
import { SimulatedPill, StateBadge } from '@/parts/badges';
import { useSayDay } from '@/parts/days';
import { formatHero, formatMoney, formatPercent } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { RowLink } from './RowLink';

const moving: ReadonlySet<string> = new Set(['referred', 'accepted', 'awaitingHandover', 'payoutOrdered']);
const adverse: ReadonlySet<string> = new Set(['declined', 'counterOffered', 'papersRequested']);
const noticed: ReadonlySet<string> = new Set(['declined', 'counterOffered']);
const acceptable: ReadonlySet<string> = new Set(['approved', 'counterOffered']);

const Decision = () => {
  const { t } = useTranslation('customer');
  const { id = '' } = useParams();
  const read = useQuery({
    queryKey: ['application', id],
    queryFn: ({ signal }) => readApplication(id, signal),
    refetchInterval: (query) => (moving.has(query.state.data?.data.state ?? '') ? 4_000 : false),
  });
  return (
    <Page title={t('decisionAndReview')} audit={false}>
      <Link to="/customer/offers" className="wh-back">
        ‹ {t('tabOffers')}
      </Link>
      {read.data ? (
        <Opened application={read.data.data} etag={read.data.etag} />
      ) : read.error ? (
        <Panel>
          <ErrorState error={read.error} onRetry={() => void read.refetch()} />
        </Panel>
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
};

type Step = (key: string) => Promise<Application>;

const useStep = (step: Step, intended: unknown, done: () => void) => {
  const queries = useQueryClient();
  const intent = useIntent();
  return useMutation({
    mutationFn: () => step(intent.keyOf(intended)),
    onSuccess: () => {
      intent.done();
      done();
    },
    onSettled: () =>
      queries.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('application') }),
  });
};

const Opened = ({ application, etag }: { application: Application; etag: string | undefined }) => {
  const session = useOutletContext<Session>();
  return (
    <>
      <Answer application={application} />
      <NextStep application={application} etag={etag} />
      {(adverse.has(application.state) || application.decision?.reviewOffered || application.review) && (
        <Review application={application} etag={etag} />
      )}
      {application.offer && <OfferInFigures application={application} offer={application.offer} />}
      {application.checks.length > 0 && <ChecksTable checks={application.checks} />}
      <Progress application={application} today={session.businessDate} />
    </>
  );
};

const Answer = ({ application }: { application: Application }) => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const made = application.offered;
  return (
    <section className="wh-panel wh-due">
      <div className="wh-due-head">
        <span className="wh-mono wh-ink2">{application.number}</span>
        <StateOf state={application.state} />
      </div>
      <p className="wh-car-name">{say(application.vehicle.model.name)}</p>
      <p className="wh-ink2">
        {say(application.product.name)} · {say(application.lender.name)}{' '}
        {application.lender.simulated && <SimulatedPill />}
      </p>
      {application.reasons.length > 0 ? (
        <Reasons application={application} />
      ) : (
        <p>{t(`answer.${application.state}`)}</p>
      )}
      {made && <p className="wh-note">{t(made.expired ? 'offerExpired' : 'offerValid', { day: made.expiresOn })}</p>}
      <p className="wh-note">
        {t(application.decision?.byPerson ? 'decidedByPerson' : 'decidedByRules')}{' '}
        {say(application.decision?.demonstration)}
      </p>
      {noticed.has(application.state) && (
        <p>
          <a href={`/api/applications/${application.id}/notice`} target="_blank" rel="noreferrer">
            {t('notice')}
          </a>{' '}
          · <a href={`/api/applications/${application.id}/notice.pdf`}>PDF</a>
        </p>
      )}
    </section>
  );
};

/** The one thing the customer can do now. */
const NextStep = ({ application, etag }: { application: Application; etag: string | undefined }) => {
  const { t } = useTranslation('customer');
  const navigate = useNavigate();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const accept = useStep(
    (key) => acceptOffer(application.id, accepted, key, etag),
    [accepted, etag],
    () => void navigate('sign'),
  );
  const made = application.offered;
  if (acceptable.has(application.state) && made && !made.expired) {
    return (
      <>
        <AddOns application={application} accepted={accepted} onChange={setAccepted} />
        <Button
          type="primary"
          block
          className="wh-pay"
          disabled={accepted.length < application.addOns.length}
          loading={accept.isPending}
          onClick={() => accept.mutate()}
        >
          {t('accept', { amount: formatHero(made.instalment), count: made.months })}
        </Button>
        {accept.error && (
          <Panel accent="over">
            <ErrorState error={accept.error} kept />
          </Panel>
        )}
      </>
    );
  }
  if (application.state === 'accepted') {
    return (
      <Button type="primary" block className="wh-pay" onClick={() => void navigate('sign')}>
        {t('readAndSign')}
      </Button>
    );
  }
  if (application.agreement) {
    return (
      <section className="wh-rows wh-panel">
        <RowLink to="/customer" title={t('tabCar')} note={application.agreementNumber ?? ''} />
      </section>
    );
  }
  return null;
};

interface AddOnsProps {
  application: Application;
  accepted: readonly string[];
  onChange: (accepted: readonly string[]) => void;
}

/** What is sold with the car is accepted apart from the loan, one by one, and never ticked beforehand. */
const AddOns = ({ application, accepted, onChange }: AddOnsProps) => {
  const { t } = useTranslation('customer');
  const say = useSay();
  if (application.addOns.length === 0) return null;
  return (
    <Panel title={t('addOns')} note={t('amountsInYuan')}>
      <p className="wh-note">{t('addOnsNote')}</p>
      <Checkbox.Group
        className="wh-quick"
        value={[...accepted]}
        onChange={onChange}
        options={application.addOns.map((addOn) => ({
          value: addOn.code,
          label: (
            <>
              {say(addOn.name)} <strong className="wh-num">{formatMoney(addOn.price)}</strong>
            </>
          ),
        }))}
      />
    </Panel>
  );
};

/** A decision made by a machine may be looked at by a person (PIPL article 24): one click, no reason asked. */
const Review = ({ application, etag }: { application: Application; etag: string | undefined }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const ask = useStep(
    (key) => requestReview(application.id, key, etag),
    etag,
    () => undefined,
  );
  const { review } = application;
  return (
    <Panel title={t('askPerson')}>
      {review ? (
        <StateBadge tone={review.answeredAt ? 'paid' : 'due'}>
          {t(review.answeredAt ? 'reviewAnswered' : 'reviewAsked', {
            day: sayDay(review.answeredAt ?? review.requestedAt),
          })}
        </StateBadge>
      ) : (
        <>
          <p>{t('askPersonNote')}</p>
          <Button block loading={ask.isPending} onClick={() => ask.mutate()}>
            {t('askPersonNow')}
          </Button>
        </>
      )}
      {ask.error && <ErrorState error={ask.error} kept />}
    </Panel>
  );
};

const OfferInFigures = ({ application, offer }: { application: Application; offer: Offer }) => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const amount = (money: Offer['instalment']) => <span className="wh-num">{formatMoney(money)}</span>;
  return (
    <Panel title={t('theOffer')} note={t('amountsInYuan')}>
      <Facts
        rows={[
          [t('instalment', { count: offer.instalments }), amount(offer.instalment)],
          ...(offer.finalSum && offer.finalSum.minorUnits > 0
            ? [[t('finalSum'), amount(offer.finalSum)] as const]
            : []),
          [t('borrowed'), amount(application.financed)],
          [t('totalCost'), amount(offer.totalCost)],
          [
            t('annualRate'),
            <span key="rate" className="wh-num">
              {offer.annualisedRate == null ? '—' : formatPercent(offer.annualisedRate)}
            </span>,
          ],
          [
            t('customerRate'),
            <span key="own" className="wh-num">
              {offer.customerRate == null ? '—' : formatPercent(offer.customerRate)}
            </span>,
          ],
          ...offer.fees.map((fee) => [say(fee.name), amount(fee.amount)] as const),
          [t('commission'), amount(offer.commission.amount)],
        ]}
      />
      <p className="wh-lines">{say(offer.ends)}</p>
      <p className="wh-ink2">{say(offer.owner)}</p>
    </Panel>
  );
};

export default Decision;
