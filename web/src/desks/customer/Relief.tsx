import { Link } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Choice } from './Choice';
import { Frame } from './Frame';
import { MyRequests } from './MyRequests';
import { useChoices } from './useChoices';
import type { Mine } from './useMine';

/** Cannot pay now: a later day for the next instalment, or some instalments left out; what either would cost first. */
const Relief = () => {
  const { t } = useTranslation('customer');
  return (
    <Frame title={t('cannotPay')}>
      {(agreement, mine) => <Ways key={agreement.id} agreement={agreement} mine={mine} />}
    </Frame>
  );
};

/** Half a month after the next due date: what most who ask need. */
const later = (agreement: Agreement): string => {
  const from = agreement.kpis.nextDue?.day ?? agreement.asOf;
  return new Date(Date.parse(`${from}T00:00Z`) + 15 * 86_400_000).toISOString().slice(0, 10);
};

const Ways = ({ agreement, mine }: { agreement: Agreement; mine: Mine }) => {
  const { t } = useTranslation('customer');
  const choices = useChoices(agreement);
  const of = (type: string) => choices.data?.find((card) => card.type === type);
  const [deferral, holiday] = [of('deferral'), of('holiday')];
  return (
    <>
      <Link to=".." relative="path" className="wh-back">
        ‹ {t('tabPayments')}
      </Link>
      <MyRequests agreement={agreement} />
      {choices.error ? (
        <Panel>
          <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
        </Panel>
      ) : !choices.data ? (
        <Loading lines={6} what={t('cannotPay')} />
      ) : deferral || holiday ? (
        <>
          {deferral && (
            <Choice
              card={deferral}
              agreement={agreement}
              mine={mine}
              note={t('deferralNote')}
              without={[]}
              start={{ to: later(agreement) }}
              ask={t('askForIt')}
            />
          )}
          {holiday && (
            <Choice
              card={holiday}
              agreement={agreement}
              mine={mine}
              note={t('holidayNote')}
              without={['interest', 'extendsTerm']}
              start={{ instalments: '1' }}
              ask={t('askForIt')}
            />
          )}
        </>
      ) : (
        <Panel>
          <Empty title={t('noWays')} note={t('noWaysNote')} />
        </Panel>
      )}
    </>
  );
};

export default Relief;
