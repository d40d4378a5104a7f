import { useSay } from '@/api/text';
import type { RuleCheck } from '@/api/quotes';
import { useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill, type Tone } from '@/parts/badges';
import './rules.css';

const toneOf: Record<RuleCheck['verdict'], Tone> = { pass: 'paid', warn: 'warn', block: 'failed' };
const weight: Record<RuleCheck['verdict'], number> = { block: 0, warn: 1, pass: 2 };

/** What the rules of the day say to this deal, problems first. */
export const RuleList = ({ rules }: { rules: readonly RuleCheck[] }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const sorted = [...rules].sort((a, b) => weight[a.verdict] - weight[b.verdict]);
  return (
    <ul className="wh-rules">
      {sorted.map((rule) => (
        <li key={rule.rule}>
          <StateBadge tone={toneOf[rule.verdict]}>{t(`verdict.${rule.verdict}`)}</StateBadge>
          <div>
            <div>
              {say(rule.says)}
              {rule.actual !== null && rule.limit !== null && (
                <span className="wh-note wh-num">
                  {' '}
                  {rule.actual} / {rule.limit}
                </span>
              )}
            </div>
            <span className="wh-mono wh-note" title={rule.source}>
              {rule.rule}
            </span>{' '}
            {!rule.verified && <UnverifiedPill />}
          </div>
        </li>
      ))}
    </ul>
  );
};
