import { useState } from 'react';
import { useSay } from '@/api/text';
import type { RuleCheck } from '@/api/quotes';
import { useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill, type Tone } from '@/parts/badges';
import './rules.css';

const toneOf: Record<RuleCheck['verdict'], Tone> = { pass: 'paid', warn: 'warn', block: 'failed' };
const weight: Record<RuleCheck['verdict'], number> = { block: 0, warn: 1, pass: 2 };

/** Passed rules beyond these are counted, not listed, until somebody asks. */
const atLeast = 3;

/** What the rules of the day say to this deal, problems first. */
export const RuleList = ({ rules }: { rules: readonly RuleCheck[] }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const [whole, setWhole] = useState(false);
  const sorted = [...rules].sort((a, b) => weight[a.verdict] - weight[b.verdict]);
  const problems = sorted.filter((rule) => rule.verdict !== 'pass').length;
  const shown = whole ? sorted : sorted.slice(0, Math.max(problems, atLeast));
  return (
    <ul className="wh-rules">
      {shown.map((rule) => (
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
      {shown.length < sorted.length && (
        <li className="wh-rules-more">
          <span className="wh-note">{t('rulesMore', { count: sorted.length - shown.length })}</span>
          <button type="button" className="wh-link" onClick={() => setWhole(true)}>
            {t('show')}
          </button>
        </li>
      )}
    </ul>
  );
};
