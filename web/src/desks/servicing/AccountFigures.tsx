import { useState } from 'react';
import type { Agreement, Figure } from '@/api/agreements';
import { FigureWhy } from '@/agreement/FigureWhy';
import { useTranslation } from '@/i18n';
import { KpiStrip, type Kpi } from '@/parts/KpiStrip';
import { dash, formatMoney } from '@/parts/money';

/** Six figures, each of the business date; the selected one explains itself with W. */
export const AccountFigures = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const [selected, setSelected] = useState<string>('dueToday');
  const { kpis } = agreement;
  const figure = (id: Figure, label: string, printed: string, note?: React.ReactNode, tone?: Kpi['tone']): Kpi => ({
    id,
    label: (
      <>
        {label} <FigureWhy agreement={agreement} figure={id} printed={printed} selected={selected === id} />
      </>
    ),
    value: printed,
    note,
    ...(tone ? { tone } : {}),
    selected: selected === id,
    onSelect: () => setSelected(id),
  });
  const late = kpis.overdueDays > 0;
  return (
    <KpiStrip
      label={t('figures')}
      items={[
        figure(
          'dueToday',
          t('dueToday'),
          formatMoney(kpis.dueToday),
          late ? t('daysOverdue', { days: kpis.overdueDays }) : t('nothingOverdue'),
          late ? 'over' : undefined,
        ),
        {
          id: 'credit',
          label: t('credit'),
          value: formatMoney(kpis.credit),
          note: kpis.credit.minorUnits > 0 ? t('heldForCustomer') : t('noCredit'),
          ...(kpis.credit.minorUnits > 0 ? { tone: 'susp' as const } : {}),
        },
        figure(
          'principalLeft',
          t('principalLeft'),
          formatMoney(kpis.principalLeft),
          t('asOf', { day: agreement.asOf }),
        ),
        {
          id: 'next',
          label: t('nextPayment'),
          value: formatMoney(kpis.nextDue?.amount),
          note: kpis.nextDue?.day ?? dash,
        },
        {
          id: 'paid',
          label: t('paymentsMade'),
          value: kpis.paidCount,
          unit: `/ ${kpis.total}`,
          note: (
            <span className="wh-paid-bar">
              <span style={{ width: `${(100 * kpis.paidCount) / Math.max(1, kpis.total)}%` }} />
            </span>
          ),
        },
        { id: 'overdue', label: t('ofWhichOverdue'), value: formatMoney(kpis.overdue), note: t('beforeToday') },
      ]}
    />
  );
};
