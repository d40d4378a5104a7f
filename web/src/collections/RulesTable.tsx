import type { RuleNow } from '@/api/collections';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { ObstacleList } from './Obstacles';
import { letterOf, toneOfRule } from './states';

/** Each rule of the start inhibit by its letter: what it says, how it stands now, and why. */
export const RulesTable = ({ rules }: { rules: readonly RuleNow[] }) => {
  const { t } = useTranslation('collections');
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('rules')}>
      <table className="wh-table wh-rules">
        <thead>
          <tr>
            <th scope="col">{t('rule')}</th>
            <th scope="col">{t('says')}</th>
            <th scope="col">{t('now')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((one) => (
            <tr key={one.rule}>
              <td className="wh-mono">({letterOf[one.rule]})</td>
              <td className="wh-wrap">{t(`ruleSays.${one.rule}`)}</td>
              <td className="wh-wrap">
                <StateBadge tone={toneOfRule[one.standing]}>{t(`standing.${one.standing}`)}</StateBadge>
                {one.against.length > 0 && <ObstacleList against={one.against} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
