import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ApplicationState } from '@/api/applications';
import { readSources, type SourceLine, type SourcesView } from '@/api/sources';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill, StateBadge } from '@/parts/badges';
import { dash, formatElapsed } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { elapsedOf, sinceStart, toneOfOutcome } from './clock';
import './clock.css';

const over: ReadonlySet<ApplicationState> = new Set(['declined', 'withdrawn', 'expired']);
const quick = 300;
const slow = 4_000;

interface SourcesClockProps {
  id: string;
  state: ApplicationState;
  /** While the application is being handed in: the page then looks several times a second. */
  asking?: boolean;
}

/** From submission to payout order by the clock, with what each outside source answered and how long it took. */
export const SourcesClock = ({ id, state, asking = false }: SourcesClockProps) => {
  const ended = over.has(state);
  const read = useQuery({
    queryKey: ['sources', id, state],
    queryFn: ({ signal }) => readSources(id, signal),
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) => (asking ? quick : data?.orderedAt || ended ? false : slow),
  });
  if (!read.data || read.data.sources.length === 0) return null; // the house is connected to nobody
  return <Running view={read.data} at={read.dataUpdatedAt} ended={ended} />;
};

const Running = ({ view, at, ended }: { view: SourcesView; at: number; ended: boolean }) => {
  const { t } = useTranslation('application');
  const runs = !ended && view.orderedAt === null;
  const now = useTick(runs) + Date.parse(view.now) - at;
  const elapsed = elapsedOf(view, ended, now);
  const steps = [
    ['decidedAt', view.decidedAt],
    ['signedAt', view.signedAt],
    ['orderedAt', view.orderedAt],
  ] as const;
  return (
    <Panel
      title={t('clock.title')}
      note={t(runs ? 'clock.runs' : 'clock.stands')}
      extra={
        <strong className="wh-clock wh-num" role="timer" aria-label={t('clock.title')}>
          {elapsed === null ? dash : formatElapsed(elapsed)}
        </strong>
      }
    >
      <ol className="wh-clock-steps">
        {steps.map(([name, when]) => {
          const since = sinceStart(view, when);
          return (
            <li key={name} data-done={since !== null}>
              {t(`clock.${name}`)}{' '}
              <span className="wh-num">{since === null ? t('notYet') : `+${formatElapsed(since)}`}</span>
            </li>
          );
        })}
      </ol>
      <ul className="wh-sources">
        {view.sources.map((line) => (
          <Source key={line.kind} line={line} />
        ))}
      </ul>
    </Panel>
  );
};

const Source = ({ line }: { line: SourceLine }) => {
  const { t } = useTranslation('application');
  const say = useSay();
  return (
    <li>
      <span className="wh-strong">{t(`source.${line.kind}`)}</span>
      <StateBadge tone={toneOfOutcome[line.outcome]}>{t(`outcome.${line.outcome}`)}</StateBadge>
      <span className="wh-source-says">{line.says ? say(line.says) : ''}</span>
      <span className="wh-num wh-note">{line.tookMs > 0 ? formatElapsed(line.tookMs) : dash}</span>
      <span>{line.simulated && <SimulatedPill />}</span>
    </li>
  );
};

/** The browser's time, anew every tenth of a second while something runs by it. */
const useTick = (runs: boolean): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return undefined;
    const tick = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(tick);
  }, [runs]);
  return now;
};
