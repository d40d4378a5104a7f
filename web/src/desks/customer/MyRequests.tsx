import { Button } from 'antd';
import type { Agreement } from '@/api/agreements';
import { useSay } from '@/api/text';
import { Particulars } from '@/agreement/Particulars';
import { RequestBadge } from '@/agreement/RequestBadge';
import { useTranslation } from '@/i18n';
import { dayOf, useSayDay } from '@/parts/days';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useMyRequests, useTakingBack } from './useChoices';

/** What was asked for, where it stands, and the lender's words. */
export const MyRequests = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const sayDay = useSayDay();
  const mine = useMyRequests(agreement);
  const back = useTakingBack();
  if (mine.error) {
    return (
      <Panel>
        <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
      </Panel>
    );
  }
  return (mine.data ?? []).map((request) => (
    <Panel key={request.id} title={say(request.name)} extra={<RequestBadge state={request.state} />}>
      <Particulars type={request.type} change={request.change} />
      {request.answer && <p>“{request.answer}”</p>}
      <p className="wh-note">
        {t('askedOn', { day: sayDay(dayOf(request.at), agreement.asOf) })}
        {request.answeredAt && ` · ${t('answeredOn', { day: sayDay(dayOf(request.answeredAt), agreement.asOf) })}`}
      </p>
      {request.state === 'waiting' && request.mine && (
        <Button block loading={back.isPending} onClick={() => back.mutate(request)}>
          {t('takeBack')}
        </Button>
      )}
      {back.error && back.variables?.id === request.id && <ErrorState error={back.error} />}
    </Panel>
  ));
};
