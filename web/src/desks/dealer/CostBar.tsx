import type { CostPart, Offer } from '@/api/quotes';
import { useTranslation } from '@/i18n';
import { formatMoney, shareOf, type Money } from '@/parts/money';
import './costbar.css';

export const costParts: readonly CostPart[] = ['down', 'principal', 'finalSum', 'interest', 'fees', 'rent'];

/** What is paid, by kind, on the scale of the dearest offer: bars of one row can be compared. */
export const CostBar = ({ offer, most }: { offer: Offer; most: Money }) => {
  const { t } = useTranslation('dealer');
  const said = costParts
    .filter((part) => offer.costParts[part].minorUnits !== 0)
    .map((part) => `${t(`part.${part}`)} ${formatMoney(offer.costParts[part])}`)
    .join(t('listSeparator'));
  return (
    <div className="wh-costbar" role="img" aria-label={said}>
      {costParts.map((part) => (
        <span key={part} className={`wh-part-${part}`} style={{ width: `${shareOf(offer.costParts[part], most)}%` }} />
      ))}
    </div>
  );
};

export const CostLegend = () => {
  const { t } = useTranslation('dealer');
  return (
    <ul className="wh-costlegend">
      {costParts.map((part) => (
        <li key={part}>
          <span className={`wh-part-${part}`} aria-hidden="true" />
          {t(`part.${part}`)}
        </li>
      ))}
    </ul>
  );
};
