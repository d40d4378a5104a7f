import type { Application } from '@/api/applications';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { dash } from '@/parts/money';
import { Panel } from '@/parts/Panel';

/** What each characteristic earned, beside the most it could earn. */
export const ScorePanel = ({ file }: { file: Application }) => {
  const { t } = useTranslation('underwriting');
  const say = useSay();
  const { decision } = file;
  return (
    <Panel title={t('scorecard')} note={decision?.score ?? dash} flush>
      {decision && decision.scoreLines.length > 0 ? (
        <>
          <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('scorecard')}>
            <table className="wh-table wh-compact">
              <tbody>
                {decision.scoreLines.map((line) => (
                  <tr key={line.label.en}>
                    <td>{say(line.label)}</td>
                    <td className="wh-ink2">{say(line.value)}</td>
                    <td className="wh-num wh-right">
                      {line.points ?? dash} <span className="wh-note">/ {line.best}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="wh-note wh-score-note">{say(decision.demonstration)}</p>
        </>
      ) : (
        <p className="wh-note wh-score-note">{t('noScore')}</p>
      )}
    </Panel>
  );
};
