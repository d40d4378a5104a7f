import { useState } from 'react';
import type { Kpis, Preview } from '@/api/agreements';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { dash, formatCount, formatMinor, formatMoney, subtractMoney } from '@/parts/money';
import '@/parts/preview.css';
import './change.css';

const next = (kpis: Kpis): string =>
  kpis.nextDue ? `${kpis.nextDue.day} · ${formatMoney(kpis.nextDue.amount)}` : dash;

type Row = readonly [label: string, before: string, after: string];

/** Every figure of the account and of what is ahead, before and after; those that stay are left out. */
const useRows = (preview: Preview): readonly Row[] => {
  const { t } = useTranslation('agreement');
  const { before, after, ahead, aheadAfter } = preview;
  const rows: readonly Row[] = [
    [t('state'), t(before.state), t(after.state)],
    [t('dueToday'), formatMoney(before.dueToday), formatMoney(after.dueToday)],
    [t('daysLate'), formatCount(before.overdueDays), formatCount(after.overdueDays)],
    [t('principalLeft'), formatMoney(before.principalLeft), formatMoney(after.principalLeft)],
    [t('interestSoFar'), formatMoney(before.interestNotDue), formatMoney(after.interestNotDue)],
    [t('nextPayment'), next(before), next(after)],
    [t('paymentsMade'), `${before.paidCount} / ${before.total}`, `${after.paidCount} / ${after.total}`],
    [t('credit'), formatMoney(before.credit), formatMoney(after.credit)],
    [t('usual'), formatMoney(ahead.usual), formatMoney(aheadAfter.usual)],
    [t('payments'), formatCount(ahead.payments), formatCount(aheadAfter.payments)],
    [t('last'), ahead.last ?? dash, aheadAfter.last ?? dash],
    [t('toPay'), formatMoney(ahead.toPay), formatMoney(aheadAfter.toPay)],
    [t('cost'), formatMoney(ahead.cost), formatMoney(aheadAfter.cost)],
  ];
  return rows.filter(([, was, becomes]) => was !== becomes);
};

/** Before and after, the split, the instalments that change and the journal. Nothing of it is written yet. */
export const ChangePreview = ({ preview, busy = false }: { preview: Preview; busy?: boolean }) => {
  const { t } = useTranslation('agreement');
  const rows = useRows(preview);
  const { parts } = preview;
  return (
    <section aria-live="polite" aria-busy={busy} className="wh-move-result">
      {parts && (
        <p className="wh-num">
          {parts.rent.minorUnits !== 0
            ? t('splitRent', { rent: formatMoney(parts.rent), fees: formatMoney(parts.fees) })
            : t('split', { interest: formatMoney(parts.interest), principal: formatMoney(parts.principal) })}
          {parts.credit.minorUnits > 0 && ` · ${t('splitCredit', { amount: formatMoney(parts.credit) })}`}
        </p>
      )}
      {rows.length === 0 ? (
        <p className="wh-note">{t('nothingChanges')}</p>
      ) : (
        <table className="wh-preview">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, was, becomes]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="wh-num">{was}</td>
                <td className="wh-num">→ {becomes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ChangedRows preview={preview} />
      <PreviewJournal preview={preview} />
    </section>
  );
};

const few = 6;

const ChangedRows = ({ preview }: { preview: Preview }) => {
  const { t } = useTranslation('agreement');
  const [all, setAll] = useState(false);
  const { rows } = preview;
  if (rows.length === 0) return null;
  const visible = all ? rows : rows.slice(0, few);
  return (
    <>
      <h3 className="wh-change-head">
        {t('rows')}{' '}
        <span className="wh-note">{t('rowsNote', { count: rows.length, first: rows[0]?.number ?? 1 })}</span>
      </h3>
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('rows')}>
        <table className="wh-table wh-compact">
          <thead>
            <tr>
              <th className="wh-right">{t('no')}</th>
              <th>{t('dueDate')}</th>
              <th className="wh-right">{t('before')}</th>
              <th className="wh-right">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {visible.map((row) => (
              <tr key={row.number}>
                <td className="wh-num wh-right">{row.number}</td>
                <td className="wh-num">
                  {row.dueDateBefore !== null && row.dueDateBefore !== row.dueDate && row.dueAfter.minorUnits > 0 && (
                    <span className="wh-note">{row.dueDateBefore} → </span>
                  )}
                  {row.dueDate ?? row.dueDateBefore}
                </td>
                <td className="wh-num wh-right">
                  {row.dueBefore.minorUnits === 0 ? (
                    <span className="wh-note">{t('newRow')}</span>
                  ) : (
                    formatMoney(row.dueBefore)
                  )}
                </td>
                <td className="wh-num wh-right">
                  {row.dueAfter.minorUnits === 0 ? (
                    <span className="wh-note">{t('gone')}</span>
                  ) : (
                    formatMoney(row.dueAfter)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > visible.length && (
        <p>
          <button type="button" className="wh-link" onClick={() => setAll(true)}>
            {t('allRows', { count: rows.length })}
          </button>
        </p>
      )}
    </>
  );
};

const PreviewJournal = ({ preview }: { preview: Preview }) => {
  const { t } = useTranslation('agreement');
  const say = useSay();
  if (preview.journal.length === 0) return <p className="wh-note">{t('noJournal')}</p>;
  return (
    <>
      <h3 className="wh-change-head">{t('journal')}</h3>
      <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('journal')}>
        <table className="wh-table wh-compact">
          <thead>
            <tr>
              <th>{t('ledgerAccount')}</th>
              <th className="wh-right">{t('debit')}</th>
              <th className="wh-right">{t('creditSide')}</th>
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
      </div>
    </>
  );
};

/** What a change costs the customer beside doing nothing: the difference of what is ahead. */
export const useCostOf = (): ((preview: Preview) => string) => {
  const { t } = useTranslation('agreement');
  return ({ ahead, aheadAfter }) => {
    const more = subtractMoney(aheadAfter.cost, ahead.cost);
    if (more.minorUnits === 0) return t('unchanged');
    return more.minorUnits > 0
      ? t('costsMore', { amount: formatMoney(more) })
      : t('costsLess', { amount: formatMinor(-more.minorUnits, more.currency) });
  };
};
