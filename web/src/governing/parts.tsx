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
