import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useOutletContext } from 'react-router';
import { giveConsent, readConsents, readMyself, withdrawConsent } from '@/api/parties';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { dayOf } from '@/parts/days';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { consentsByGrantee, type Standing } from './consents';
import { Looks } from './Looks';
import { RowLink } from './RowLink';

const Me = () => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const session = useOutletContext<Session>();
  return (
    <Page title={t('tabMe')} audit={false}>
      <Myself fallback={say(session.user?.name)} />
      <nav className="wh-rows wh-panel" aria-label={t('myLocation')}>
        <RowLink to="/customer/me/location" title={t('myLocation')} note={t('myLocationNote')} />
      </nav>
      <Consents />
      <Looks title={t('whoRead')} nobody={t('nobodyRead')} why={t('nobodyReadNote')} />
    </Page>
  );
};

/** As the house has one on file; numbers stay masked, also on one's own phone. */
const Myself = ({ fallback }: { fallback: string }) => {
  const { t } = useTranslation('customer');
  const me = useQuery({ queryKey: ['myself'], queryFn: ({ signal }) => readMyself(signal), staleTime: 600_000 });
  return (
    <div>
      <p className="wh-car-name">{me.data?.maskedName ?? fallback}</p>
      {me.data && (
        <p className="wh-ink2">
          {t('idNumber')} <span className="wh-mono">{me.data.maskedIdNumber}</span> · {t('phone')}{' '}
          <span className="wh-mono">{me.data.maskedPhone}</span>
        </p>
      )}
    </div>
  );
};

const Consents = () => {
  const { t } = useTranslation('customer');
  const say = useSay();
  const consents = useQuery({ queryKey: ['consents'], queryFn: ({ signal }) => readConsents(signal) });
  if (consents.error)
    return (
      <Panel title={t('consents')}>
        <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />
      </Panel>
    );
  if (!consents.data) return <Loading lines={5} what={t('consents')} />;
  const groups = consentsByGrantee(consents.data);
  if (groups.length === 0)
    return (
      <Panel title={t('consents')}>
        <Empty title={t('noConsents')} note={t('noConsentsNote')} />
      </Panel>
    );
  return (
    <>
      {groups.map((group) => (
        <Panel key={group.grantee} flush title={say(group.name)}>
          <div className="wh-rows">
            {group.standing.map((one) => (
              <ConsentSwitch key={one.purpose} grantee={group.grantee} standing={one} />
            ))}
          </div>
        </Panel>
      ))}
      <p className="wh-note">{t('withdrawNote')}</p>
    </>
  );
};

export const ConsentSwitch = ({ grantee, standing }: { grantee: string; standing: Standing }) => {
  const { t } = useTranslation('customer');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const change = useMutation({
    mutationFn: (on: boolean) => {
      const key = keyOf([grantee, standing.purpose, on]);
      return on ? giveConsent(grantee, standing.purpose, key) : withdrawConsent(grantee, standing.purpose, key);
    },
    onSuccess: done,
    onSettled: () => queries.invalidateQueries({ queryKey: ['consents'] }),
  });
  const id = `consent-${grantee}-${standing.purpose}`;
  return (
    <div>
      <div className="wh-consent">
        <span>
          <span id={id} className="wh-row-title">
            {t(`purpose.${standing.purpose}`)}
          </span>
          {standing.history.map((line, at) => (
            <span key={at} className="wh-note wh-history">
              {t(line.on ? 'givenOn' : 'withdrawnOn', {
                day: dayOf(line.at),
                how: t(`how.${line.how}`, { defaultValue: line.how }),
              })}
            </span>
          ))}
          {standing.history.length === 0 && <span className="wh-note">{t('neverGiven')}</span>}
        </span>
        <Switch
          aria-labelledby={id}
          checked={standing.on}
          loading={change.isPending}
          onChange={(on) => change.mutate(on)}
        />
      </div>
      {change.error && <ErrorState error={change.error} title={t('notChanged')} />}
    </div>
  );
};

export default Me;
