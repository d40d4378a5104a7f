import type { Application } from '@/api/applications';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import './checks.css';

/** Why the answer is what it is, and the one figure that would change it, before → after. */
export const Reasons = ({
  application,
}: {
  application: Pick<Application, 'decision' | 'reasons' | 'whatWouldChange' | 'conditions'>;
}) => {
  const { t } = useTranslation('application');
  const say = useSay();
  return (
    <>
      {application.decision?.words && <p>{`\u201c${application.decision.words}\u201d`}</p>}
      {application.reasons.length > 0 && (
        <ul className="wh-reasons">
          {application.reasons.map((reason) => (
            <li key={reason.code}>{say(reason.text)}</li>
          ))}
        </ul>
      )}
      {application.whatWouldChange.length > 0 && (
        <div className="wh-change">
          <strong>{t('wouldChange')}</strong>
          {application.whatWouldChange.map((change, at) => (
            <div key={at} className="wh-change-line">
              {say(change.text)} <strong className="wh-num">{`${change.before} → ${change.after}`}</strong>{' '}
              <span className="wh-note">{t(`reaches.${change.reaches}`)}</span>
              {change.effects.map((effect, index) => (
                <div key={index} className="wh-note wh-num">
                  {say(effect.label)} {effect.before} → <strong>{effect.after}</strong>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      {application.conditions.length > 0 && (
        <>
          <strong>{t('conditions')}</strong>
          <ul>
            {application.conditions.map((condition, at) => (
              <li key={at}>{condition}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
