import type { Kpis } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { useSayDay } from '@/parts/days';
import { dash, formatMoney } from '@/parts/money';
import type { PreviewRow } from '@/parts/PreviewConfirm';

/** What a customer looks at before and after money moves. */
export const useKpiRows = (): ((before: Kpis, after: Kpis) => PreviewRow[]) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const next = (kpis: Kpis) =>
    kpis.nextDue ? `${sayDay(kpis.nextDue.day)} ${formatMoney(kpis.nextDue.amount)}` : dash;
  return (before, after) => [
    { label: t('dueToday'), before: formatMoney(before.dueToday), after: formatMoney(after.dueToday), strong: true },
    { label: t('principalLeft'), before: formatMoney(before.principalLeft), after: formatMoney(after.principalLeft) },
    { label: t('nextPayment'), before: next(before), after: next(after) },
    {
      label: t('paidCount'),
      before: `${before.paidCount} / ${before.total}`,
      after: `${after.paidCount} / ${after.total}`,
    },
    ...(before.credit.minorUnits !== 0 || after.credit.minorUnits !== 0
      ? [{ label: t('credit'), before: formatMoney(before.credit), after: formatMoney(after.credit) }]
      : []),
  ];
};
