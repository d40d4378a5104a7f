import type { Application } from '@/api/applications';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import './checks.css';

/** Why the answer is what it is, and the one figure that would change it, before → after. */
export const Reasons = ({
  application,
}: {
  application: Pick<Application, 'reasons' | 'whatWouldChange' | 'conditions'>;
}) => {
  const { t } = useTranslation('application');
  const say = useSay();
  return (
    <>
      <ul className="wh-reasons">
        {application.reasons.map((reason) => (
          <li key={reason.code}>{say(reason.text)}</li>
        ))}
      </ul>
      {application.whatWouldChange.length > 0 && (
        <div className="wh-change">
          <strong>{t('wouldChange')}</strong>
          {application.whatWouldChange.map((change, at) => (
            <div key={at} className="wh-change-line">
              {say(change.text)}
              <div className="wh-note wh-num">
                {say(change.figure)} {change.before} → <strong>{change.after}</strong>
              </div>
            </div>
          ))}
        </div>
      )}
      {application.conditions.length > 0 && (
        <>
          <strong>{t('conditions')}</strong>
          <ul>
            {application.conditions.map((condition, at) => (
              <li key={at}>{say(condition)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
