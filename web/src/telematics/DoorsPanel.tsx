import { useQuery } from '@tanstack/react-query';
import { readDoors } from '@/api/telematics';
import { useTranslation } from '@/i18n';
import { formatCount } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { Empty, ErrorState } from '@/parts/states';

/** Often enough to see a flood begin, seldom enough to be no flood itself. */
const everyMs = 5_000;

/** What the doors of this server speak, who is connected, what waits for the database, and what was refused why. */
export const DoorsPanel = () => {
  const { t } = useTranslation('telematics');
  const doors = useQuery({
    queryKey: ['fleet', 'doors'],
    queryFn: ({ signal }) => readDoors(signal),
    refetchInterval: everyMs,
  });
  const count = (value: number) => <span className="wh-num">{formatCount(value)}</span>;
  return (
    <Panel title={t('door.title')} note={t('door.note')}>
      {doors.error && <ErrorState error={doors.error} />}
      {doors.data?.speaks.length === 0 && <Empty title={t('door.none')} note={t('door.noneNote')} />}
      {doors.data && doors.data.speaks.length > 0 && (
        <Facts
          rows={[
            [t('door.speaks'), doors.data.speaks.map((one) => <div key={one}>{one}</div>)],
            [t('door.connections'), count(doors.data.connections)],
            [t('door.waiting'), count(doors.data.waiting)],
            ...doors.data.refused.map(
              (one) => [t(`door.refused.${one.why}`, { defaultValue: one.why }), count(one.times)] as const,
            ),
          ]}
        />
      )}
    </Panel>
  );
};
