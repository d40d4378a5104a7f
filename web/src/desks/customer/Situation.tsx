import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { disputeDebt, holdForEmergency, readMySituation, type MySituation } from '@/api/collections';
import { FigureWhy } from '@/agreement/FigureWhy';
import { HardshipForm, PromiseForm } from '@/collections/ReliefPanels';
import { toneOfHardship, toneOfPromise } from '@/collections/states';
import { useDoing } from '@/collections/useDoing';
import { useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill } from '@/parts/badges';
import { dayOf, momentOf } from '@/parts/days';
import { Glyph } from '@/parts/glyphs';
import { formatHero, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { Frame } from './Frame';
import '@/collections/collections.css';

/** Late: what is overdue, what one can do about it, and who may contact one when. */
const Situation = () => {
  const { t } = useTranslation('customer');
  return <Frame title={t('late.title')}>{(agreement) => <Mine key={agreement.id} agreement={agreement} />}</Frame>;
};

const Mine = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const mine = useQuery({
    queryKey: ['collections', 'mine', agreement.id],
    queryFn: ({ signal }) => readMySituation(agreement.id, signal),
  });
  return (
    <>
      <Link to=".." relative="path" className="wh-back">
        ‹ {t('tabPayments')}
      </Link>
      {mine.error ? (
        <Panel>
          <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
        </Panel>
      ) : !mine.data ? (
        <Loading lines={8} what={t('late.title')} />
      ) : (
        <>
          <Overdue agreement={agreement} mine={mine.data} />
          <Promising mine={mine.data} />
          <Hardship mine={mine.data} />
          <Disputing mine={mine.data} />
          <WhoMay mine={mine.data} />
          <TheCar mine={mine.data} />
        </>
      )}
    </>
  );
};

const Overdue = ({ agreement, mine }: { agreement: Agreement; mine: MySituation }) => {
  const { t } = useTranslation('customer');
  const late = mine.daysPastDue > 0;
  return (
    <section className={late ? 'wh-panel wh-due wh-accent-over' : 'wh-panel wh-due'}>
      <div className="wh-due-head">
        <h2 className="wh-panel-title">{t('late.overdue')}</h2>
        {late ? (
          <StateBadge tone="over">{t('overdueDays', { count: mine.daysPastDue })}</StateBadge>
        ) : (
          <StateBadge tone="paid">{t('late.nothing')}</StateBadge>
        )}
      </div>
      <div className="wh-due-amount wh-num">{formatHero(mine.overdue)}</div>
      {late && (
        <>
          <p className="wh-note">
            {t('late.withInterest', { amount: formatHero(agreement.kpis.dueToday) })}{' '}
            <FigureWhy
              agreement={agreement}
              figure="dueToday"
              printed={formatMoney(agreement.kpis.dueToday)}
              selected
            />
          </p>
          <Link to="../pay" relative="path">
            <Button type="primary" block className="wh-pay" tabIndex={-1}>
              {t('pay', { amount: formatHero(agreement.kpis.dueToday) })}
            </Button>
          </Link>
        </>
      )}
    </section>
  );
};

const Promising = ({ mine }: { mine: MySituation }) => {
  const { t } = useTranslation('customer');
  const { t: own } = useTranslation('collections');
  const stands = mine.promises.some((one) => one.state === 'open');
  if (mine.daysPastDue === 0 && mine.promises.length === 0) return null;
  return (
    <Panel title={t('late.promise')}>
      <p className="wh-ink2">{t('late.promiseNote')}</p>
      {mine.promises.map((one) => (
        <p key={one.id}>
          <StateBadge tone={toneOfPromise[one.state]}>{own(`promiseState.${one.state}`)}</StateBadge>{' '}
          <span className="wh-num">{t('late.promised', { amount: formatHero(one.amount), day: one.day })}</span>
        </p>
      ))}
      {mine.daysPastDue > 0 && !stands && <PromiseForm agreement={mine.agreement} overdue={mine.overdue} />}
    </Panel>
  );
};

const Hardship = ({ mine }: { mine: MySituation }) => {
  const { t } = useTranslation('customer');
  const { t: own } = useTranslation('collections');
  const asked = mine.hardships.some((one) => one.state === 'asked');
  return (
    <Panel title={t('late.hardship')}>
      <p className="wh-ink2">{t('late.hardshipNote')}</p>
      {mine.hardships.map((one) => (
        <p key={one.id}>
          <StateBadge tone={toneOfHardship[one.state]}>{own(`hardshipState.${one.state}`)}</StateBadge>{' '}
          {own(`reason.${one.reason}`)} · {own('untilDay', { day: one.until })}
        </p>
      ))}
      {!asked && <HardshipForm agreement={mine.agreement} block />}
    </Panel>
  );
};

const Disputing = ({ mine }: { mine: MySituation }) => {
  const { t } = useTranslation('customer');
  const dispute = useDoing((open: boolean, key) => disputeDebt(mine.agreement, open, key));
  return (
    <Panel title={t('late.dispute')}>
      {mine.disputedAt ? (
        <p>
          <StateBadge tone="locked">{t('late.disputed', { day: dayOf(mine.disputedAt) })}</StateBadge>{' '}
          {t('late.lenderAnswers')}
        </p>
      ) : (
        <>
          <p className="wh-ink2">{t('late.disputeNote')}</p>
          <Button block loading={dispute.isPending} onClick={() => dispute.mutate(true)}>
            {t('late.disputeIt')}
          </Button>
        </>
      )}
      {dispute.error && <ErrorState error={dispute.error} />}
    </Panel>
  );
};

/** The rules that protect whoever is late, in plain words, and what contacts there were. */
const WhoMay = ({ mine }: { mine: MySituation }) => {
  const { t } = useTranslation('customer');
  const { t: own } = useTranslation('collections');
  return (
    <Panel title={t('late.who')} extra={!mine.verified && <UnverifiedPill />}>
      {mine.heldBy !== null && (
        <p>
          <Glyph name="lock" /> <strong>{t(`late.held.${mine.heldBy}`)}</strong>
        </p>
      )}
      <ul className="wh-list">
        <li>{t('late.hours', { from: mine.quietTo, to: mine.quietFrom, clock: mine.clock, zone: mine.zone })}</li>
        <li>{t('late.calls', { most: mine.callsADay, today: mine.callsToday })}</li>
        <li>{t('late.others')}</li>
        <li>{t('late.recorded')}</li>
      </ul>
      <h3 className="wh-case-head">{t('late.contacts')}</h3>
      {mine.contacts.length === 0 ? (
        <p className="wh-note">{t('late.noContacts')}</p>
      ) : (
        <ul className="wh-list">
          {mine.contacts.map((one) => (
            <li key={one.id}>
              <span className="wh-num">{momentOf(one.at)}</span> {own(`channel.${one.channel}`)} ·{' '}
              {own(`outcome.${one.outcome}`)}
              {one.party === 'other' && ` · ${own('party.other')}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};

/** What may happen to the car, and the way to keep it in an emergency. */
const TheCar = ({ mine }: { mine: MySituation }) => {
  const { t } = useTranslation('customer');
  const hold = useDoing((_: 'now', key) => holdForEmergency(mine.agreement, key));
  const unused = mine.inhibitUsed ? 'late.noInhibit' : 'late.inhibitUnused';
  const held = mine.emergencyUntil !== null && Date.parse(mine.emergencyUntil) > Date.now();
  return (
    <Panel title={t('late.car')}>
      <p>{t(mine.recovery ? `late.recovery.${mine.recovery}` : 'late.noRecovery')}</p>
      <p>
        {t(mine.inhibit ? `late.inhibit.${mine.inhibit}` : unused)}{' '}
        {t(mine.hasClause ? 'late.clause' : 'late.noClause')}
      </p>
      {held && mine.emergencyUntil ? (
        <p>
          <Glyph name="lock" /> <strong>{t('late.heldFree', { at: momentOf(mine.emergencyUntil) })}</strong>
        </p>
      ) : (
        <>
          <p className="wh-ink2">{t('late.emergencyNote', { hours: mine.emergencyHours })}</p>
          <Button block loading={hold.isPending} onClick={() => hold.mutate('now')}>
            {t('late.emergency')}
          </Button>
        </>
      )}
      {hold.error && <ErrorState error={hold.error} />}
    </Panel>
  );
};

export default Situation;
