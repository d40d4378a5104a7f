import type { CaseFile } from '@/api/registers';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { UnverifiedPill } from '@/parts/badges';
import { formatDecimal, formatMoney, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import '@/application/checks.css';

/** What the finance must cost, part by part, against what its product earns; nothing without a price table. */
export const FilePrice = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { price } = file;
  if (!price) return null;
  return (
    <Panel
      flush
      title={t('price')}
      note={t('grade', { grade: price.grade, share: formatPercent(`${price.default}`) })}
      foot={t('pricedBy', { rules: price.rules, months: formatDecimal(price.averageLife, 1) })}
    >
      <table className="wh-checks">
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col" className="wh-right">
              {t('aYear')}
            </th>
            <th scope="col" className="wh-right">
              {t('overItsLife')}
            </th>
          </tr>
        </thead>
        <tbody>
          {price.parts.map((part) => (
            <tr key={part.component}>
              <td>
                {t(`parts.${part.component}`)}
                {part.component === 'cap' && price.cap && (
                  <div className="wh-note">
                    {price.cap.rule} · {say(price.cap.says)} {!price.cap.verified && <UnverifiedPill short />}
                  </div>
                )}
              </td>
              <td className="wh-right wh-num">{formatPercent(part.rate)}</td>
              <td className="wh-right wh-num">{formatMoney(part.amount)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('mustCost')}</th>
            <td className="wh-right wh-num">
              <strong>{formatPercent(price.rate)}</strong>
            </td>
            <td />
          </tr>
          {price.charged !== null && price.left !== null && (
            <tr>
              <th scope="row">{t('productEarns')}</th>
              <td className="wh-right wh-num">
                <strong>{formatPercent(price.charged)}</strong>
              </td>
              <td className={`wh-right wh-num wh-tone-${price.left.startsWith('-') ? 'failed' : 'paid'}`}>
                {t(price.left.startsWith('-') ? 'losesMoney' : 'leaves', { rate: formatPercent(price.left) })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Panel>
  );
};
