import type { AgreementRow } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { toneOfAgreement } from './states';

/** Running, due, overdue with its days, settled, closed. */
export const AgreementBadge = ({ of }: { of: Pick<AgreementRow, 'state' | 'overdueDays' | 'dueToday'> }) => {
  const { t } = useTranslation('agreement');
  const due = of.dueToday.minorUnits;
  const word =
    of.state !== 'active'
      ? t(of.state)
      : of.overdueDays > 0
        ? t('overdue', { days: of.overdueDays })
        : due > 0
          ? t('due')
          : t('active');
  return <StateBadge tone={toneOfAgreement(of.state, of.overdueDays, due)}>{word}</StateBadge>;
};
