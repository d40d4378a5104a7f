import { Link } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { specOf } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import { useSayDay } from '@/parts/days';
import { dash, formatCount, formatHero } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Choice } from './Choice';
import { Frame } from './Frame';
import { MyRequests } from './MyRequests';
import { RowLink } from './RowLink';
import { useChoices } from './useChoices';
import type { Mine } from './useMine';

/** How the agreement can end: each way with its price, before one is chosen. */
const EndOfTerm = () => {
  const { t } = useTranslation('customer');
  return (
    <Frame title={t('atTheEnd')}>
      {(agreement, mine) => <Ends key={agreement.id} agreement={agreement} mine={mine} />}
    </Frame>
  );
};

const Ends = ({ agreement, mine }: { agreement: Agreement; mine: Mine }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const choices = useChoices(agreement);
  const ends = (choices.data ?? []).filter(
    (card) => specOf(card.type).group === 'end' || card.type === 'leaseExtension',
  );
  const { balloon, kpis } = agreement;
  return (
    <>
      <Link to=".." relative="path" className="wh-back">
        ‹ {t('tabPayments')}
      </Link>
      <MyRequests agreement={agreement} />
      {balloon && (
        <nav className="wh-rows wh-panel" aria-label={t('payFinal')}>
          <RowLink
            to="/customer/payments/pay?other"
            title={t('payFinal')}
            note={t('payFinalNote', { day: sayDay(kpis.maturity, agreement.asOf) })}
            figure={formatHero(balloon)}
          />
          <RowLink to="/customer/payments/settle" title={t('settleEarly')} note={t('settleByTheDay')} />
        </nav>
      )}
      <LeaseEnd agreement={agreement} />
      {choices.error ? (
        <Panel>
          <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
        </Panel>
      ) : !choices.data ? (
        <Loading lines={6} what={t('atTheEnd')} />
      ) : ends.every((card) => !card.possible) && !balloon && agreement.family === 'loan' ? (
        <Panel>
          <Empty title={t('noEndChoice')} note={t('noEndChoiceNote')} />
        </Panel>
      ) : (
        ends.map((card) => (
          <Choice
            key={card.type}
            card={card}
            agreement={agreement}
            mine={mine}
            note={t(`endNote.${card.type}`, { defaultValue: t('endNoteAny') })}
            without={['annualRate', 'value', 'vehicleValue']}
            ask={t('askForIt')}
          />
        ))
      )}
    </>
  );
};

/** What a lease says of its end, before anything is chosen. */
const LeaseEnd = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const { lease } = agreement;
  if (!lease) return null;
  const { usage } = lease;
  const next = lease.extensions[0];
  return (
    <Panel title={t('yourLeaseEnds', { day: sayDay(lease.termEnd, agreement.asOf) })}>
      <Facts
        rows={[
          [t('priceToBuy'), <span className="wh-num">{lease.buy ? formatHero(lease.buy) : t('cannotBuy')}</span>],
          [
            t('toReturn'),
            <span className="wh-num">
              {!lease.canReturn ? t('cannotReturn') : lease.returnFee ? formatHero(lease.returnFee) : t('noFee')}
            </span>,
          ],
          [
            t('toExtend'),
            next ? t('extensionOf', { count: next.rentals, amount: formatHero(next.rental) }) : t('noExtension'),
          ],
          [t('kmIncluded'), <span className="wh-num">{usage ? formatCount(usage.allowanceKm) : dash}</span>],
          ...(usage
            ? ([
                [t('kmBeyond'), <span className="wh-num">{formatHero(usage.excessPerThousandKm)}</span>],
                [t('freeWear'), <span className="wh-num">{formatHero(usage.freeWear)}</span>],
              ] as const)
            : []),
          [t('depositHeld'), <span className="wh-num">{formatHero(lease.depositHeld)}</span>],
        ]}
      />
    </Panel>
  );
};

export default EndOfTerm;
