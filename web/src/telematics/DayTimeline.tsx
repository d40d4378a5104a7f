import type { CarJourneys, DeviceEvent } from '@/api/telematics';
import { useTranslation } from '@/i18n';
import type { Tone } from '@/parts/badges';
import { clockOf, dayOf } from '@/parts/days';
import { formatDecimal } from '@/parts/money';
import { Timeline, type TimelineEntry } from '@/parts/Timeline';
import { passagesOf, type Passage } from './day';
import { formatKm, spanOf } from './figures';
import { sayPlace } from './places';

const toneOf: Record<Passage['kind'], Tone> = {
  trip: 'paid',
  stop: 'sched',
  gap: 'warn',
  resent: 'due',
  event: 'susp',
};

/** Trips, stops, gaps and events of a day in one list. */
export const DayTimeline = ({ day, events }: { day: CarJourneys; events: readonly DeviceEvent[] }) => {
  const { t } = useTranslation('telematics');
  const time = (from: string, to: string) => {
    const span = spanOf(from, to);
    return span.h > 0 ? t('hm', span) : t('onlyMinutes', span);
  };
  const words = (one: Passage): Pick<TimelineEntry, 'title' | 'note'> => {
    const [from, to] = [clockOf(one.at), clockOf(one.to)];
    switch (one.kind) {
      case 'trip':
        return {
          title: t('trip', { km: formatKm(one.trip.metres) }),
          note: t('tripNote', { from, to, speed: formatDecimal(one.trip.topSpeedTenths / 10, 0) }),
        };
      case 'stop':
        return {
          title: t('stop', { time: time(one.at, one.to) }),
          note: t('stopNote', { from, to, place: sayPlace(one.stop.place) }),
        };
      case 'gap':
        return {
          title: t('gap', { time: time(one.at, one.to) }),
          note: t('gapNote', { from, to, km: formatKm(one.gap.metres) }),
        };
      case 'resent':
        return { title: t('resentRow', { count: one.fixes }), note: t('resentNote', { from, to }) };
      case 'event':
        return { title: t(`event.${one.event.kind}`), note: t(`eventWhy.${one.event.kind}`) };
    }
  };
  return (
    <Timeline
      today={dayOf(day.from)}
      shown={40}
      kinds={(['trip', 'stop', 'gap', 'event'] as const).map((kind) => ({ value: kind, label: t(`kindsOf.${kind}`) }))}
      entries={passagesOf(day, events).map((one, at) => ({
        id: `${one.kind}${at}`,
        at: one.at,
        tone: toneOf[one.kind],
        kind: one.kind === 'resent' ? 'gap' : one.kind,
        ...words(one),
      }))}
    />
  );
};
