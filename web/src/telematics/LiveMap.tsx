import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { lookAtMap, readGatherings, type LivePlace, type Look, type LookReason } from '@/api/telematics';
import { useTranslation } from '@/i18n';
import { clockOf, momentOf } from '@/parts/days';
import { KpiStrip } from '@/parts/KpiStrip';
import { formatCount, formatDecimal } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { LazyMap } from './map/LazyMap';
import type { Pin } from './map/MapView';
import { degrees, sayPlace } from './places';
import { carPath, TelematicsTabs } from './TelematicsTabs';
import './telematics.css';

const reasons: readonly LookReason[] = ['alarm', 'collection', 'customerAsked', 'assetCheck'];

const isMoving = (place: LivePlace): boolean => (place.speedTenths ?? 0) > 0;

const toneOf = (place: LivePlace): NonNullable<Pin['tone']> | undefined =>
  place.silent ? 'old' : isMoving(place) ? 'moving' : undefined;

/** Where the lender's cars are: only once somebody has said what for, and each look is on record. */
const LiveMap = () => {
  const { t } = useTranslation('telematics');
  const [reason, setReason] = useState<LookReason>();
  // A look is an act with a record, no background refresh: it happens when somebody asks for it.
  const look = useMutation({ mutationFn: (why: LookReason) => lookAtMap(why) });
  return (
    <Page title={t('map')}>
      <TelematicsTabs now="map" />
      <Panel title={t('whatFor')} note={look.data && <Looked look={look.data} />}>
        <div className="wh-purpose">
          <Select<LookReason>
            aria-label={t('whatFor')}
            placeholder={t('whatFor')}
            value={reason ?? null}
            onChange={setReason}
            options={reasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
          />
          <Button
            type="primary"
            disabled={!reason}
            loading={look.isPending}
            onClick={() => reason && look.mutate(reason)}
          >
            {t(look.data ? 'lookAgain' : 'look')}
          </Button>
          <span className="wh-note">{t('whatForNote')}</span>
        </div>
      </Panel>
      {look.error && <ErrorState error={look.error} />}
      {look.isPending && !look.data && <Loading lines={6} what={t('map')} />}
      {look.data ? <Seen look={look.data} /> : !look.isPending && <Unread />}
      {look.data && reason && <GatheringsPanel reason={reason} />}
    </Page>
  );
};

const Looked = ({ look }: { look: Look }) => {
  const { t } = useTranslation('telematics');
  const count = formatCount(look.places.length + look.unplaced + look.dark);
  return <>{t('lookedAt', { at: clockOf(look.at), count })}</>;
};

const Unread = () => {
  const { t } = useTranslation('telematics');
  return (
    <div className="wh-live">
      <LazyMap label={t('mapOf', { count: 0 })} fit="" />
      <Panel title={t('cars')}>
        <Empty title={t('notYet')} />
      </Panel>
    </div>
  );
};

const Seen = ({ look }: { look: Look }) => {
  const { t } = useTranslation('telematics');
  const navigate = useNavigate();
  const [find, setFind] = useState('');
  const [selected, setSelected] = useState<string>();
  const shown = look.places.filter((place) => place.vin.includes(find.trim().toUpperCase()));
  const pins = shown.map((place): Pin => {
    const tone = toneOf(place);
    return {
      id: place.vin,
      latitude: degrees(place.place.latitude),
      longitude: degrees(place.place.longitude),
      label: place.vin,
      ...(tone ? { tone } : {}),
    };
  });
  return (
    <>
      <KpiStrip
        label={t('cars')}
        items={[
          { id: 'shown', label: t('shown'), value: formatCount(look.places.length) },
          { id: 'standing', label: t('standing'), value: formatCount(look.places.filter((p) => !isMoving(p)).length) },
          { id: 'quiet', label: t('quiet'), value: formatCount(look.places.filter((p) => p.silent).length) },
          { id: 'unplaced', label: t('unplaced'), value: formatCount(look.unplaced) },
          { id: 'dark', label: t('dark'), value: formatCount(look.dark) },
        ]}
      />
      <div className="wh-live">
        <LazyMap
          label={t('mapOf', { count: shown.length })}
          pins={pins}
          selected={selected}
          onPin={(vin) => void navigate(carPath(vin))}
          fit={`${look.at}${find}`}
        />
        <Panel
          flush
          title={t('cars')}
          note={look.dark > 0 && t('darkNote', { count: look.dark })}
          extra={
            <Input
              allowClear
              size="small"
              aria-label={t('filterCars')}
              placeholder={t('filterCars')}
              onChange={(event) => setFind(event.target.value)}
            />
          }
        >
          {shown.length === 0 ? (
            <Empty title={t('noCars')} note={t('noCarsNote')} />
          ) : (
            <CarList places={shown} selected={selected} onSelect={setSelected} />
          )}
        </Panel>
      </div>
    </>
  );
};

interface CarListProps {
  places: readonly LivePlace[];
  selected: string | undefined;
  onSelect: (vin: string) => void;
}

/** The map in words: every pin is a row here, and the keyboard goes through the rows. */
const CarList = ({ places, selected, onSelect }: CarListProps) => {
  const { t } = useTranslation('telematics');
  const how = (place: LivePlace) =>
    place.silent
      ? t('silent')
      : isMoving(place)
        ? t('moves', { speed: formatDecimal((place.speedTenths ?? 0) / 10, 0) })
        : place.standsSince
          ? t('stands', { since: momentOf(place.standsSince) })
          : t('stoodUnknown');
  return (
    <ul className="wh-live-list" tabIndex={0} aria-label={t('cars')}>
      {places.map((place) => (
        <li key={place.vin} className={place.vin === selected ? 'wh-row-current' : ''}>
          <Link
            to={carPath(place.vin)}
            className="wh-mono"
            onFocus={() => onSelect(place.vin)}
            onMouseEnter={() => onSelect(place.vin)}
          >
            {place.vin}
          </Link>
          <span className="wh-note wh-num">
            {how(place)} · {sayPlace(place.place)} · {momentOf(place.at)}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** Lots where cars of several customers stand: asked for by itself, for it is another read on record. */
const GatheringsPanel = ({ reason }: { reason: LookReason }) => {
  const { t } = useTranslation('telematics');
  const found = useMutation({ mutationFn: () => readGatherings(reason) });
  return (
    <Panel
      title={t('gather')}
      note={t('gatherNote')}
      extra={
        <Button size="small" loading={found.isPending} onClick={() => found.mutate()}>
          {t('showGather')}
        </Button>
      }
    >
      {found.error && <ErrorState error={found.error} />}
      {found.data?.items.length === 0 && <p>{t('gatherNone', { count: found.data.cars })}</p>}
      {found.data?.items.map((one) => (
        <p key={sayPlace(one.place)}>
          <strong>{t('gatherAt', { count: one.vins.length })}</strong>{' '}
          <span className="wh-num">{sayPlace(one.place)}</span>{' '}
          {one.vins.map((vin) => (
            <Link key={vin} to={carPath(vin)} className="wh-mono">
              {vin}{' '}
            </Link>
          ))}
        </p>
      ))}
    </Panel>
  );
};

export default LiveMap;
