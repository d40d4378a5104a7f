import type { Application } from '@/api/applications';
import { useTranslation } from '@/i18n';
import { formatMoney, formatPercent, type Money } from '@/parts/money';
import { Panel } from '@/parts/Panel';

interface Mark {
  label: string;
  money: Money;
  className: string;
}

/** Price, valuation and what is lent on one scale; the lending base is the lower of the first two. */
export const PriceAgainstValue = ({ file }: { file: Application }) => {
  const { t } = useTranslation('underwriting');
  const valuation = file.vehicle.valuation;
  const base = valuation && valuation.minorUnits < file.price.minorUnits ? valuation : file.price;
  const marks: Mark[] = [
    { label: t('financed'), money: file.financed, className: 'wh-scale-lent' },
    ...(valuation ? [{ label: t('valuation'), money: valuation, className: 'wh-scale-value' }] : []),
    { label: t('price'), money: file.price, className: 'wh-scale-price' },
  ];
  const most = Math.max(...marks.map((mark) => mark.money.minorUnits)) * 1.05;
  const share = formatPercent((file.financed.minorUnits / base.minorUnits).toString().slice(0, 14));
  return (
    <Panel title={t('priceAgainstValue')} note={t('inYuan')}>
      <p>{t('lendingBase', { base: formatMoney(base), share })}</p>
      <ul className="wh-scale">
        {marks.map((mark) => (
          <li key={mark.label}>
            <span>{mark.label}</span>
            <span className="wh-scale-track">
              <span className={mark.className} style={{ width: `${(100 * mark.money.minorUnits) / most}%` }} />
            </span>
            <span className="wh-num wh-right">{formatMoney(mark.money)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
