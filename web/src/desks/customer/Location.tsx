import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment } from 'react';
import { readConsents } from '@/api/parties';
import { readJourneys, readMyDevices, type CarJourneys, type MyDevice } from '@/api/telematics';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateGlyph } from '@/parts/badges';
import { clockOf, dayOf, momentOf } from '@/parts/days';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { formatKm } from '@/telematics/figures';
import { consentsByGrantee } from './consents';
import { Driving } from './Driving';
import { Looks } from './Looks';
import { ConsentSwitch } from './Me';

/** What tells where the customer's car is, who may know, and who did look. */
const Location = () => {
  const { t } = useTranslation('customer');
  const { t: tracked } = useTranslation('telematics');
  const devices = useQuery({ queryKey: ['my-devices'], queryFn: ({ signal }) => readMyDevices(signal) });
  const vins = [...new Set((devices.data ?? []).map((device) => device.vin))];
  return (
    <Page title={t('myLocation')} audit={false}>
      {devices.error ? (
        <ErrorState error={devices.error} onRetry={() => void devices.refetch()} />
      ) : !devices.data ? (
        <Loading lines={3} />
      ) : (
        <Devices devices={devices.data} />
      )}
      <WhoMay />
      {vins.map((vin) => (
        <Fragment key={vin}>
          <Trips vin={vin} />
          <Driving vin={vin} />
        </Fragment>
      ))}
      <Looks
        purpose="location"
        title={tracked('mine.looked')}
        note={tracked('mine.lookedNote')}
        nobody={tracked('mine.nobody')}
      />
    </Page>
  );
};

const Devices = ({ devices }: { devices: readonly MyDevice[] }) => {
  const { t } = useTranslation('telematics');
  const say = useSay();
  const consents = useQuery({ queryKey: ['consents'], queryFn: ({ signal }) => readConsents(signal) });
  const nameOf = (lender: string) => say(consents.data?.find((one) => one.grantee === lender)?.granteeName);
  return (
    <Panel flush title={t('mine.devices')} note={t('mine.devicesNote')}>
      {devices.length === 0 ? (
        <Empty title={t('mine.none')} note={t('mine.noneNote')} />
      ) : (
        <div className="wh-rows">
          {devices.map((device) => (
            <div key={device.id} className="wh-consent">
              <span>
                <span className="wh-row-title">
                  {t(`deviceKind.${device.kind}`)} {device.model}
                  {device.canInhibit && ` · ${t('mine.inhibits')}`}
                </span>
                <span className="wh-note wh-history">
                  {t('mine.of', { lender: nameOf(device.lender) })} ·{' '}
                  {device.until
                    ? t('mine.until', { from: dayOf(device.since), to: dayOf(device.until) })
                    : t('mine.since', { day: dayOf(device.since) })}
                  {device.heardAt && ` · ${t('mine.heard', { at: momentOf(device.heardAt) })}`}
                </span>
                <span className="wh-note wh-mono">{device.vin}</span>
              </span>
              <StateGlyph tone={device.until ? 'sched' : 'paid'} />
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
};

const WhoMay = () => {
  const { t } = useTranslation('telematics');
  const say = useSay();
  const consents = useQuery({ queryKey: ['consents'], queryFn: ({ signal }) => readConsents(signal) });
  if (consents.error) return <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />;
  if (!consents.data) return <Loading lines={3} />;
  const groups = consentsByGrantee(consents.data);
  return (
    <>
      {groups.length === 0 && (
        <Panel title={t('mine.may')}>
          <p>{t('mine.noGrantee')}</p>
        </Panel>
      )}
      {groups.map((group) => (
        <Panel key={group.grantee} flush title={t('mine.may')} note={say(group.name)} foot={t('mine.mayNote')}>
          <div className="wh-rows">
            {group.standing
              .filter((one) => one.purpose === 'location')
              .map((one) => (
                <ConsentSwitch key={one.purpose} grantee={group.grantee} standing={one} />
              ))}
          </div>
        </Panel>
      ))}
    </>
  );
};

const week = 7 * 86_400_000;

/** One's own trips: read when one asks, for this read too stands in the list below. */
const Trips = ({ vin }: { vin: string }) => {
  const { t } = useTranslation('telematics');
  const trips = useMutation({
    mutationFn: () => {
      const now = Date.now();
      return readJourneys(vin, new Date(now - week).toISOString(), new Date(now).toISOString());
    },
  });
  return (
    <Panel flush title={t('mine.trips')} note={t('mine.tripsNote')}>
      {trips.error && <ErrorState error={trips.error} />}
      {trips.data ? (
        <TripRows trips={trips.data.trips} />
      ) : (
        <div className="wh-consent">
          <Button block loading={trips.isPending} onClick={() => trips.mutate()}>
            {t('mine.showTrips')}
          </Button>
        </div>
      )}
    </Panel>
  );
};

const TripRows = ({ trips }: { trips: CarJourneys['trips'] }) => {
  const { t } = useTranslation('telematics');
  if (trips.length === 0) return <Empty title={t('mine.noTrips')} />;
  return (
    <div className="wh-rows">
      {[...trips]
        .reverse()
        .slice(0, 20)
        .map((trip) => (
          <div key={trip.from} className="wh-consent">
            <span className="wh-num">
              {t('mine.tripWhen', {
                day: dayOf(trip.from),
                from: clockOf(trip.from),
                to: clockOf(trip.to),
              })}
            </span>
            <strong className="wh-num">{t('mine.trip', { km: formatKm(trip.metres) })}</strong>
          </div>
        ))}
    </div>
  );
};

export default Location;
