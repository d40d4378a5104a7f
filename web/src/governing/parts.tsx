import type { Proportion } from '@/api/governing';
import { useTranslation } from '@/i18n';
import { dash, formatCount, formatPercent } from '@/parts/money';

/** A share as it was counted; of nothing there is none. */
export const shown = (share: Proportion, decimals = 1): string =>
  share.of === 0 ? dash : formatPercent(share.share, decimals);

/** Its 95 % interval. */
export const useInterval = (): ((share: Proportion) => string) => {
  const { t } = useTranslation('governing');
  return (share) =>
    share.of === 0 ? dash : t('within', { low: formatPercent(share.low, 1), high: formatPercent(share.high, 1) });
};

/** How many of how many. */
export const Counted = ({ share }: { share: Proportion }) => {
  const { t } = useTranslation('governing');
  return <>{t('of', { hits: formatCount(share.hits), of: formatCount(share.of) })}</>;
};

interface TableProps {
  label: string;
  heads: readonly (readonly [title: string, right?: boolean])[];
  rows: readonly (readonly [key: string, ...cells: React.ReactNode[]])[];
}

/** A plain table that scrolls sideways by itself. */
export const PlainTable = ({ label, heads, rows }: TableProps) => (
  <div className="wh-scroll" tabIndex={0} role="region" aria-label={label}>
    <table className="wh-table wh-compact">
      <thead>
        <tr>
          {heads.map(([title, right]) => (
            <th key={title} className={right ? 'wh-right' : ''}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, ...cells]) => (
          <tr key={key}>
            {cells.map((cell, at) => (
              <td key={at} className={heads[at]?.[1] ? 'wh-num wh-right' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
