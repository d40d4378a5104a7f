import { Link } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { specOf } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import { useSayDay } from '@/parts/days';
import { formatHero } from '@/parts/money';
import { Panel } from '@/parts/Panel';
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
  const ends = (choices.data ?? []).filter((card) => specOf(card.type).group === 'end');
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
      {choices.error ? (
        <Panel>
          <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
        </Panel>
      ) : !choices.data ? (
        <Loading lines={6} what={t('atTheEnd')} />
      ) : ends.every((card) => !card.possible) && !balloon ? (
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
            without={['annualRate', 'value']}
            ask={t('askForIt')}
          />
        ))
      )}
    </>
  );
};

export default EndOfTerm;
