import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { invitePerson, readWayIn, type Invited } from '@/api/parties';
import type { Session } from '@/api/session';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { clockOf, dayOf, useSayDay } from '@/parts/days';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import './access.css';

interface WayInProps {
  person: string;
  role: Session['role'];
}

const useSayInstant = (): ((instant: string) => string) => {
  const sayDay = useSayDay();
  return (instant) => `${sayDay(dayOf(instant))} ${clockOf(instant)}`;
};

/** Whether the customer signs in alone, and the code to hand over where not. */
export const WayInPanel = ({ person, role }: WayInProps) => {
  const { t } = useTranslation('access');
  const sayInstant = useSayInstant();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const queryKey = ['way-in', person];
  const way = useQuery({ queryKey, queryFn: ({ signal }) => readWayIn(person, signal) });
  const invite = useMutation({
    mutationFn: () => invitePerson(person, keyOf(person)),
    gcTime: 0, // the code stays on this screen, and nowhere after it
    onSuccess: () => done(),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  if (way.error) {
    return (
      <Panel title={t('title')}>
        <ErrorState error={way.error} onRetry={() => void way.refetch()} />
      </Panel>
    );
  }
  if (!way.data) {
    return (
      <Panel title={t('title')}>
        <Loading lines={2} what={t('unknownYet')} />
      </Panel>
    );
  }
  const { signsIn, codeUntil } = way.data;
  const mayReset = role === 'servicing';
  return (
    <Panel
      title={t('title')}
      extra={
        <StateBadge tone={signsIn ? 'paid' : codeUntil ? 'due' : 'sched'}>
          {t(signsIn ? 'signsIn' : codeUntil ? 'codeOut' : 'noPassword')}
        </StateBadge>
      }
    >
      {invite.data ? (
        <Code invited={invite.data} onHide={() => invite.reset()} />
      ) : (
        <>
          <p>{t(signsIn ? 'signsInNote' : 'noPasswordNote')}</p>
          {signsIn && <p className="wh-note">{t(mayReset ? 'resetNote' : 'forgotNote')}</p>}
          {codeUntil && <p className="wh-note">{t('codeOutNote', { until: sayInstant(codeUntil) })}</p>}
          {(!signsIn || mayReset) && (
            <Button loading={invite.isPending} onClick={() => invite.mutate()}>
              {t(signsIn || codeUntil ? 'newCode' : 'handOver')}
            </Button>
          )}
        </>
      )}
      {invite.error && <ErrorState error={invite.error} kept />}
    </Panel>
  );
};

/** The code, large enough to be read across a desk, and what the customer does with it. */
const Code = ({ invited, onHide }: { invited: Invited; onHide: () => void }) => {
  const { t } = useTranslation('access');
  const sayInstant = useSayInstant();
  return (
    <div className="wh-code" aria-live="polite">
      <p className="wh-code-digits wh-mono" aria-label={`${t('code')} ${[...invited.code].join(' ')}`}>
        <span>{invited.code.slice(0, 4)}</span> <span>{invited.code.slice(4)}</span>
      </p>
      <Facts
        rows={[
          [t('goodUntil'), sayInstant(invited.until)],
          [
            t('forPhone'),
            <span key="phone" className="wh-mono">
              {invited.maskedPhone}
            </span>,
          ],
          [
            t('openAt'),
            <span key="address" className="wh-mono wh-code-address">
              {`${location.host}/activate`}
            </span>,
          ],
        ]}
      />
      <p className="wh-note">{t('shownOnce')}</p>
      <Button onClick={onHide}>{t('hide')}</Button>
    </div>
  );
};
