import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { readEvents, readFrequentPlaces, readJourneys, readTrack, type CarJourneys } from '@/api/telematics';
import { useTranslation } from '@/i18n';
import { dayOf } from '@/parts/days';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount, formatDecimal } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { waysOf } from './day';
import { DayTimeline } from './DayTimeline';
import { endsOfDay, formatKm, otherDay } from './figures';
import { LazyMap } from './map/LazyMap';
import { degrees, sayPlace } from './places';
import { TelematicsTabs } from './TelematicsTabs';
import './telematics.css';

/** One car's day: where it went, where it stood, what its devices told, and what nobody knows. */
const CarDay = () => {
  const { t } = useTranslation('telematics');
  const { vin = '' } = useParams();
  const [chosen, setChosen] = useState<string>();
  // The day of the newest event or fix is not known before it is read; today is where one begins.
  const day = chosen ?? dayOf(new Date().toISOString());
  const { from, to } = endsOfDay(day);
  const journeys = useQuery({
    queryKey: ['car-day', vin, day],
    queryFn: ({ signal }) => readJourneys(vin, from, to, signal),
    staleTime: Infinity, // each read is on record: none happens by itself
    retry: false,
  });
  const some = (journeys.data?.fixes ?? 0) > 0;
  const track = useQuery({
    queryKey: ['car-track', vin, day],
    queryFn: ({ signal }) => readTrack(vin, from, to, signal),
    enabled: some,
    staleTime: Infinity,
    retry: false,
  });
  const events = useQuery({
    queryKey: ['car-events', vin, day],
    queryFn: ({ signal }) => readEvents({ vin, from, to }, undefined, signal),
  });
  useKeys([
    {
      keys: ['j', 'k'],
      label: t('earlierDay'),
      run: (key) => setChosen(otherDay(day, key === 'j' ? -1 : 1)),
    },
  ]);
  const ways = waysOf(track.data ?? []);
  const stops = journeys.data?.stops ?? [];
  return (
    <Page title={t('timeline')} crumb={t('car')} facts={<span className="wh-mono">{vin}</span>}>
      <TelematicsTabs />
      <div className="wh-purpose">
        <Button onClick={() => setChosen(otherDay(day, -1))} aria-label={otherDay(day, -1)}>
          ‹
        </Button>
        <Input
          type="date"
          aria-label={t('day')}
          value={day}
          style={{ width: 160 }}
          onChange={(event) => event.target.value && setChosen(event.target.value)}
        />
        <Button onClick={() => setChosen(otherDay(day, 1))} aria-label={otherDay(day, 1)}>
          ›
        </Button>
      </div>
      {journeys.error ? (
        <Panel>
          <ErrorState error={journeys.error} title={t('isDark')} onRetry={() => void journeys.refetch()} />
        </Panel>
      ) : !journeys.data ? (
        <Loading lines={6} what={t('timeline')} />
      ) : (
        <>
          <Figures day={journeys.data} />
          <div className="wh-live">
            <Panel title={t('dayTrack')}>
              <LazyMap
                label={`${t('dayTrack')} ${day}`}
                ways={ways}
                pins={stops.map((stop, at) => ({
                  id: `${at}`,
                  latitude: degrees(stop.place.latitude),
                  longitude: degrees(stop.place.longitude),
                  label: sayPlace(stop.place),
                  tone: 'stop',
                }))}
                fit={`${day}${ways.length}`}
              />
            </Panel>
            <Panel title={t('timeline')}>
              {some || (events.data?.items.length ?? 0) > 0 ? (
                <DayTimeline day={journeys.data} events={events.data?.items ?? []} />
              ) : (
                <Empty title={t('nothingThatDay')} note={t('nothingThatDayNote')} />
              )}
            </Panel>
          </div>
          <FrequentPanel vin={vin} />
        </>
      )}
    </Page>
  );
};

const Figures = ({ day }: { day: CarJourneys }) => {
  const { t } = useTranslation('telematics');
  const { odometerFirstTenths: first, odometerLastTenths: last } = day;
  const km = (tenths: number) => formatDecimal(tenths / 10, 1);
  return (
    <KpiStrip
      label={t('timeline')}
      items={[
        { id: 'trips', label: t('trips'), value: formatCount(day.trips.length) },
        { id: 'metres', label: t('metres'), value: formatKm(day.metres), note: t('lower') },
        {
          id: 'odometer',
          label: t('odometer'),
          value: last === null || last === undefined ? dash : km(last),
          note:
            first === null || first === undefined || last === null || last === undefined
              ? t('noOdometer')
              : t('odometerRise', { km: km(last - first) }),
        },
        { id: 'stops', label: t('stops'), value: formatCount(day.stops.length) },
        { id: 'gaps', label: t('gaps'), value: formatCount(day.gaps.length) },
        {
          id: 'fixes',
          label: t('fixes'),
          value: formatCount(day.fixes),
          note: `${t('resent')} ${formatCount(day.resent.reduce((sum, one) => sum + one.fixes, 0))}`,
        },
      ]}
    />
  );
};

const FrequentPanel = ({ vin }: { vin: string }) => {
  const { t } = useTranslation('telematics');
  const places = useMutation({ mutationFn: () => readFrequentPlaces(vin) });
  return (
    <Panel
      title={t('carPlaces')}
      note={t('carPlacesNote')}
      extra={
        <Button size="small" loading={places.isPending} onClick={() => places.mutate()}>
          {t('readPlaces')}
        </Button>
      }
    >
      {places.error && <ErrorState error={places.error} />}
      {places.data?.places.length === 0 && <p>{t('noPlaces')}</p>}
      {places.data && places.data.places.length > 0 && (
        <PlainTable
          label={t('carPlaces')}
          heads={[[t('place')], [t('visits'), true], [t('hours'), true], [t('nights'), true]]}
          rows={places.data.places.map((one) => [
            sayPlace(one.place),
            sayPlace(one.place),
            formatCount(one.visits),
            formatDecimal(one.seconds / 3600, 1),
            formatCount(one.nights),
          ])}
        />
      )}
    </Panel>
  );
};

export default CarDay;
