import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill, StateBadge } from '@/parts/badges';
import { useSayDay } from '@/parts/days';
import { formatHero, formatMoney, subtractMoney } from '@/parts/money';
import { Frame } from './Frame';
import { FigureWhy } from '@/agreement/FigureWhy';
import { NoCarYet } from './NoCarYet';
import { RowLink } from './RowLink';
import { WheelOfInstalments } from './WheelOfInstalments';

const MyCar = () => {
  const { t } = useTranslation('customer');
  return (
    <Frame title={t('tabCar')} none={<NoCarYet />}>
      {(agreement) => (
        <>
          <CarHead agreement={agreement} />
          <Due agreement={agreement} />
          <Ahead agreement={agreement} />
          <More agreement={agreement} />
        </>
      )}
    </Frame>
  );
};

const More = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  return (
    <nav className="wh-rows wh-panel" aria-label={t('more')}>
      {agreement.application && (
        <RowLink
          to={`/customer/offers/${agreement.application}`}
          title={t('decisionAndReview')}
          note={t('decisionNote')}
        />
      )}
      <RowLink to="/customer/insurance" title={t('insurance')} note={t('insuranceNote')} />
      <RowLink to="/customer/papers" title={t('contractAndSchedule')} note={t('contractNote')} />
      <RowLink to="/customer/me/location" title={t('myLocation')} note={t('myLocationNote')} />
      <RowLink to="/customer/me" title={t('allConsents')} note={t('consentsNote')} />
    </nav>
  );
};

const CarHead = ({ agreement }: { agreement: Agreement }) => {
  const say = useSay();
  const late = agreement.kpis.overdueDays > 0 ? 1 : 0;
  return (
    <div className="wh-car-head">
      <div>
        <p className="wh-car-name">{say(agreement.model)}</p>
        <p className="wh-ink2">
          {say(agreement.product)} · {say(agreement.lender?.name)} {agreement.lender?.simulated && <SimulatedPill />}
        </p>
        <p className="wh-mono wh-ink2">{agreement.vin}</p>
      </div>
      <WheelOfInstalments paid={agreement.kpis.paidCount} overdue={late} total={agreement.kpis.total} />
    </div>
  );
};

const Due = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const navigate = useNavigate();
  const { kpis } = agreement;
  if (agreement.state !== 'active') {
    return (
      <section className="wh-panel wh-due">
        <StateBadge tone="paid">{t(`agreementState.${agreement.state}`)}</StateBadge>
        <p className="wh-due-done">{t('nothingOwed')}</p>
      </section>
    );
  }
  const owing = kpis.dueToday.minorUnits > 0;
  const current = subtractMoney(kpis.dueToday, kpis.overdue);
  return (
    <section className={kpis.overdueDays > 0 ? 'wh-panel wh-due wh-accent-over' : 'wh-panel wh-due'}>
      <div className="wh-due-head">
        <span>{t('dueToday')}</span>
        {kpis.overdueDays > 0 ? (
          <StateBadge tone="over">{t('overdueDays', { count: kpis.overdueDays })}</StateBadge>
        ) : owing ? (
          <StateBadge tone="due">{t('due')}</StateBadge>
        ) : (
          <StateBadge tone="paid">{t('nothingDue')}</StateBadge>
        )}
      </div>
      <div className="wh-due-amount wh-num">{formatHero(kpis.dueToday)}</div>
      {owing && (
        <dl className="wh-due-parts">
          {kpis.overdue.minorUnits > 0 && (
            <div>
              <dt>{t('overduePart')}</dt>
              <dd className="wh-num">{formatMoney(kpis.overdue)}</dd>
            </div>
          )}
          {kpis.overdue.minorUnits > 0 && current.minorUnits > 0 && (
            <div>
              <dt>{t('currentPart')}</dt>
              <dd className="wh-num">{formatMoney(current)}</dd>
            </div>
          )}
          <div>
            <dt className="wh-note">{t('asOf', { day: agreement.asOf })}</dt>
            <dd>
              <FigureWhy agreement={agreement} figure="dueToday" printed={formatMoney(kpis.dueToday)} selected />
            </dd>
          </div>
        </dl>
      )}
      {kpis.credit.minorUnits > 0 && (
        <div className="wh-held">
          <div className="wh-held-head">
            <strong>{t('weHold', { amount: formatHero(kpis.credit) })}</strong>
            <StateBadge tone="susp">{t('credit')}</StateBadge>
          </div>
          <p>{t('weHoldNote')}</p>
        </div>
      )}
      {owing ? (
        <Button type="primary" block className="wh-pay" onClick={() => void navigate('payments/pay')}>
          {t('pay', { amount: formatHero(kpis.dueToday) })}
        </Button>
      ) : (
        <Button block onClick={() => void navigate('payments/pay')}>
          {t('payAhead')}
        </Button>
      )}
      <div className="wh-due-links">
        <Link to="payments/pay?other">{t('anotherAmount')}</Link>
        <Link to="payments/settle">{t('settleEarly')}</Link>
        <Link to={kpis.overdueDays > 0 ? 'payments/late' : 'payments/relief'}>{t('cannotPay')}</Link>
      </div>
    </section>
  );
};

const Ahead = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const { nextDue, principalLeft } = agreement.kpis;
  return (
    <section className="wh-rows wh-panel">
      {nextDue && (
        <RowLink
          to="/customer/payments"
          title={t('nextPayment')}
          note={sayDay(nextDue.day, agreement.asOf)}
          figure={formatHero(nextDue.amount)}
        />
      )}
      <RowLink
        to="/customer/payments/settle"
        title={t('principalLeft')}
        note={t('settleByTheDay')}
        figure={formatHero(principalLeft)}
      />
    </section>
  );
};

export default MyCar;
