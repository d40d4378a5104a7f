import { Link } from 'react-router';
import type { BankItem } from '@/api/banking';
import { useTranslation } from '@/i18n';
import { Tag } from '@/parts/badges';
import { dash, formatMoney } from '@/parts/money';
import { useAgreementPath } from '@/shell/paths';

interface SuggestionsProps {
  item: BankItem;
  onTake: (agreement: string) => void;
}

/** Agreements of who paid, found by his name; the one whose amount fits says so. */
export const Suggestions = ({ item, onTake }: SuggestionsProps) => {
  const { t } = useTranslation('banking');
  const pathOf = useAgreementPath();
  const list = item.suggestions ?? [];
  if (list.length === 0) return null;
  return (
    <div className="wh-scroll wh-suggestions" tabIndex={0} role="region" aria-label={t('suggestions')}>
      <table className="wh-table wh-compact">
        <thead>
          <tr>
            <th>{t('suggestions')}</th>
            <th className="wh-right">{t('dueShort')}</th>
            <th className="wh-right">{t('nextDue')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <tr key={one.agreement}>
              <td>
                <Link to={pathOf(one.agreement)} className="wh-mono">
                  {one.number}
                </Link>{' '}
                {one.fits && <Tag outlined>{t('fits')}</Tag>}
              </td>
              <td className="wh-num wh-right">{formatMoney(one.due)}</td>
              <td className="wh-num wh-right">{one.nextDueOn ? formatMoney(one.nextDue) : dash}</td>
              <td className="wh-right">
                <button type="button" className="wh-link" onClick={() => onTake(one.agreement)}>
                  {t('take')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
