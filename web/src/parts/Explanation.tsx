import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { Key, UnverifiedPill } from './badges';
import { explanationText } from './explanationText';

/** One signed part of a figure: `2,063.93 × 7.32% ÷ 360 × 15` under 'Late charge 6.29'. */
export interface ExplanationPart {
  label: string;
  amount: string;
  formula?: string;
  reference?: string;
}

/** How a figure came about, with its own numbers; all figures are already text in the reader's language. */
export interface Explanation {
  asOf: string;
  parts: readonly ExplanationPart[];
  total: { label: string; amount: string };
  whatIf?: readonly { text: string; figure: string }[];
  rules?: readonly { id: string; verified: boolean; says: string }[];
  rounding?: string;
  /** Recomputed value less the figure shown; '0.00' says that both agree. */
  difference?: string;
}

interface ViewProps {
  explanation: Explanation;
  figure: string;
  onClose: () => void;
}

export const ExplanationView = ({ explanation, figure, onClose }: ViewProps) => {
  const { t } = useTranslation('parts');
  return (
    <div className="wh-explanation" role="dialog" aria-label={t('whyQuestion', { figure })}>
      <header>
        <strong>{t('whyQuestion', { figure })}</strong>
        <span className="wh-note">{t('asOf', { when: explanation.asOf })}</span>
        <button type="button" className="wh-plain" onClick={onClose} aria-label={t('close')}>
          <span className="wh-close-key">
            <Key>Esc</Key>
          </span>
          <span className="wh-close-word">{t('close')}</span>
        </button>
      </header>
      <div className="wh-explanation-columns">
        <table>
          <tbody>
            {explanation.parts.map((part, at) => (
              <tr key={at}>
                <td>
                  {part.label} {part.reference && <span className="wh-mono wh-action">{part.reference}</span>}
                  {part.formula && <div className="wh-note wh-num">{part.formula}</div>}
                </td>
                <td className="wh-num">{part.amount}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{explanation.total.label}</th>
              <td className="wh-num">{explanation.total.amount}</td>
            </tr>
          </tfoot>
        </table>
        <Grounds explanation={explanation} figure={figure} />
      </div>
    </div>
  );
};

const Grounds = ({ explanation, figure }: { explanation: Explanation; figure: string }) => {
  const { t } = useTranslation('parts');
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(explanationText(explanation, figure, t)).then(() => setCopied(true));
  return (
    <aside>
      {explanation.whatIf?.map((one, at) => (
        <p key={at} className="wh-what-if">
          <strong>{t('whatIf')}</strong> {one.text} <strong className="wh-num">{one.figure}</strong>
        </p>
      ))}
      <div className="wh-note">
        {explanation.rules?.map((rule) => (
          <div key={rule.id}>
            {rule.says} <span className="wh-mono">{rule.id}</span> {!rule.verified && <UnverifiedPill />}
          </div>
        ))}
        {explanation.rounding && <div>{t('rounding', { rounding: explanation.rounding })}</div>}
        <div>
          {explanation.difference !== undefined && `${t('recomputed', { difference: explanation.difference })} · `}
          <button type="button" className="wh-link" onClick={() => void copy()}>
            {t(copied ? 'copied' : 'copyText')}
          </button>
        </div>
      </div>
    </aside>
  );
};
