import type { DayRun } from '@/api/days';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { dash, formatCount, formatTook } from '@/parts/money';
import { toneOfRun } from './NightRun';

interface RunsTableProps {
  runs: readonly DayRun[];
  open: string | undefined;
  onOpen: (day: string) => void;
}

/** The last nights, newest first; the one that is open stands above with its steps. */
export const RunsTable = ({ runs, open, onOpen }: RunsTableProps) => {
  const { t } = useTranslation('treasury');
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('runs')}>
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t('day')}</th>
            <th>{t('state')}</th>
            <th className="wh-right">{t('lookedAt')}</th>
            <th className="wh-right">{t('progress')}</th>
            <th className="wh-right">{t('agreementsEnded')}</th>
            <th>{t('startedAt')}</th>
            <th className="wh-right">{t('took')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.day} className={run.day === open ? 'wh-row-current' : ''}>
              <td className="wh-num">
                <button
                  type="button"
                  className="wh-link"
                  aria-pressed={run.day === open}
                  onClick={() => onOpen(run.day)}
                >
                  {run.day}
                </button>
              </td>
              <td>
                <StateBadge tone={toneOfRun[run.state]}>{t(`runStates.${run.state}`)}</StateBadge>
              </td>
              <td className="wh-num wh-right">{formatCount(run.accounts)}</td>
              <td className="wh-num wh-right">
                {formatCount(run.done)} / {formatCount(run.total)}
              </td>
              <td className="wh-num wh-right">{formatCount(run.closed)}</td>
              <td className="wh-num">{momentOf(run.startedAt)}</td>
              <td className="wh-num wh-right">{formatTook(run.startedAt, run.endedAt) ?? dash}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
