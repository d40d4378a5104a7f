import type { Kpis } from '@/api/agreements';
import type { MovePreview } from '@/api/moves';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { dash, formatMinor, formatMoney } from '@/parts/money';

const next = (kpis: Kpis): string =>
  kpis.nextDue ? `${kpis.nextDue.day} · ${formatMoney(kpis.nextDue.amount)}` : dash;

/** Before and after, the split, the journal and the instalments that change. Nothing of it is written yet. */
export const MoveResult = ({ preview }: { preview: MovePreview }) => {
  const { t } = useTranslation('servicing');
  const { before, after, parts } = preview;
  const rows: readonly (readonly [string, string, string])[] = [
    [t('dueToday'), formatMoney(before.dueToday), formatMoney(after.dueToday)],
    [t('daysLate'), String(before.overdueDays), String(after.overdueDays)],
    [t('principalLeft'), formatMoney(before.principalLeft), formatMoney(after.principalLeft)],
    [t('interestSoFar'), formatMoney(before.interestNotDue), formatMoney(after.interestNotDue)],
    [t('nextPayment'), next(before), next(after)],
    [t('paymentsMade'), `${before.paidCount} / ${before.total}`, `${after.paidCount} / ${after.total}`],
    [t('credit'), formatMoney(before.credit), formatMoney(after.credit)],
  ];
  return (
    <section aria-live="polite" className="wh-move-result">
      {parts && (
        <p className="wh-num">
          {t('split', { interest: formatMoney(parts.interest), principal: formatMoney(parts.principal) })}
          {parts.credit.minorUnits > 0 && ` · ${t('splitCredit', { amount: formatMoney(parts.credit) })}`}
        </p>
      )}
      <table className="wh-preview">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(([, was, becomes]) => was !== becomes)
            .map(([label, was, becomes]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="wh-num">{was}</td>
                <td className="wh-num">→ {becomes}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {preview.rows.length > 0 && (
        <p className="wh-note">{t('rowsChange', { count: preview.rows.length, first: preview.rows[0]?.number })}</p>
      )}
      <PreviewJournal preview={preview} />
    </section>
  );
};

const PreviewJournal = ({ preview }: { preview: MovePreview }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  if (preview.journal.length === 0) return <p className="wh-note">{t('noJournal')}</p>;
  return (
    <table className="wh-table wh-compact">
      <thead>
        <tr>
          <th>{t('ledgerAccount')}</th>
          <th className="wh-right">{t('debit')}</th>
          <th className="wh-right">{t('credit_')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.journal.map((line) => (
          <tr key={line.account}>
            <td className={line.amount.minorUnits < 0 ? 'wh-indent' : ''}>{say(line.name)}</td>
            <td className="wh-num wh-right">{line.amount.minorUnits > 0 && formatMoney(line.amount)}</td>
            <td className="wh-num wh-right">
              {line.amount.minorUnits < 0 && formatMinor(-line.amount.minorUnits, line.amount.currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
