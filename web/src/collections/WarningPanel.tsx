import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { makeWarning, readWarning, type WarningBand, type WarningLine, type WarningView } from '@/api/collections';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState, Loading } from '@/parts/states';
import { byWeight, toneOfBand } from './states';
import { useDoing } from './useDoing';

export const BandBadge = ({ band }: { band: WarningBand }) => {
  const { t } = useTranslation('collections');
  return <StateBadge tone={toneOfBand[band]}>{t(`warning.band.${band}`)}</StateBadge>;
};

interface WarningProps {
  agreement: string;
  works: boolean;
  /** Of the list, where the title of the panel is the agreement and not what it is about. */
  title?: React.ReactNode;
}

/** What an agreement shows of trouble ahead, each part with its points; it can be made anew at any time. */
export const WarningPanel = ({ agreement, works, title }: WarningProps) => {
  const { t } = useTranslation('collections');
  const found = useQuery({
    queryKey: ['collections', 'warning', agreement],
    queryFn: ({ signal }) => readWarning(agreement, signal),
  });
  const make = useDoing((_: 'now', key) => makeWarning(agreement, key));
  const warning = found.data;
  return (
    <Panel title={title ?? t('warning.title')} extra={warning && <BandBadge band={warning.band} />}>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : warning === undefined ? (
        <Loading lines={4} what={t('warning.title')} />
      ) : warning === null ? (
        <p className="wh-note">{t('warning.nothing')}</p>
      ) : (
        <Parts warning={warning} />
      )}
      {works && warning !== undefined && (
        <p className="wh-case-do">
          <Button loading={make.isPending} onClick={() => make.mutate('now')}>
            {t(warning ? 'warning.makeAnew' : 'warning.make')}
          </Button>
        </p>
      )}
      {make.error && <ErrorState error={make.error} title={t('warning.notMade')} />}
    </Panel>
  );
};

const Parts = ({ warning }: { warning: WarningView }) => {
  const { t } = useTranslation('collections');
  const say = useSay();
  const found = (part: WarningLine) =>
    part.value === null ? (
      <span className="wh-note">{part.absent && t(`warning.absent.${part.absent}`)}</span>
    ) : (
      formatCount(part.value)
    );
  return (
    <>
      <p>
        <strong className="wh-num">{t('warning.points', { count: warning.points })}</strong>{' '}
        <span className="wh-note">
          {t('warning.since')} <span className="wh-num">{warning.since}</span> ·{' '}
          {t('warning.bands', { amber: warning.amber, red: warning.red })}
        </span>
      </p>
      <PlainTable
        label={t('warning.title')}
        heads={[[t('warning.factor')], [t('warning.value'), true], [t('warning.pointsOfMost'), true]]}
        rows={byWeight(warning.parts).map((part) => [
          part.factor,
          <span className="wh-wraps">{say(part.name)}</span>,
          found(part),
          <>
            {part.points > 0 ? <strong>{part.points}</strong> : part.points} / {part.most}
          </>,
        ])}
      />
      <p className="wh-note">
        {t('warning.card', { number: warning.card })} · {say(warning.note)}
      </p>
    </>
  );
};
