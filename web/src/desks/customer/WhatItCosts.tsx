import type { Preview } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { useSayDay } from '@/parts/days';
import { dash, formatCount, formatHero, formatMoney, subtractMoney } from '@/parts/money';
import '@/parts/preview.css';

/** One figure, or some under each other. */
type Figure = string | readonly string[];

/** One figure first: what it costs in all. Then how the payments stand now and how they would. */
export const WhatItCosts = ({ preview, asOf }: { preview: Preview; asOf: string }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const { before, after, ahead, aheadAfter } = preview;
  const more = subtractMoney(aheadAfter.cost, ahead.cost);
  const nextOf = ({ nextDue }: Preview['before']): readonly string[] =>
    nextDue ? [sayDay(nextDue.day, asOf), formatMoney(nextDue.amount)] : [dash];
  const day = (iso: string | null): string => (iso ? sayDay(iso, asOf) : dash);
  const rows: readonly (readonly [string, Figure, Figure])[] = [
    [t('dueToday'), formatMoney(before.dueToday), formatMoney(after.dueToday)],
    [t('nextPayment'), nextOf(before), nextOf(after)],
    [t('eachInstalment'), formatMoney(ahead.usual), formatMoney(aheadAfter.usual)],
    [t('instalmentsLeft'), formatCount(ahead.payments), formatCount(aheadAfter.payments)],
    [t('lastPayment'), day(ahead.last), day(aheadAfter.last)],
    [t('leftToPay'), formatMoney(ahead.toPay), formatMoney(aheadAfter.toPay)],
  ];
  return (
    <section aria-live="polite">
      <p className="wh-ink2">{t(more.minorUnits < 0 ? 'savesYou' : 'costsYou')}</p>
      <p className="wh-due-amount wh-num">{formatHero({ ...more, minorUnits: Math.abs(more.minorUnits) })}</p>
      <table className="wh-preview">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('then')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(([, was, becomes]) => String(was) !== String(becomes))
            .map(([label, was, becomes]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="wh-num">
                  <Lines of={was} />
                </td>
                <td className="wh-num">
                  <span aria-hidden="true">→ </span>
                  <Lines of={becomes} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
};

/** No line is broken within a day or an amount. */
const Lines = ({ of }: { of: Figure }) =>
  (typeof of === 'string' ? [of] : of).map((line, at) => (
    <span key={at} className="wh-nowrap">
      {at > 0 && <br />}
      {line}
    </span>
  ));
