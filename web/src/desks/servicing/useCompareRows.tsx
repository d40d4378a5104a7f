import type { Agreement, Preview } from '@/api/agreements';
import { specOf } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import type { CompareRow } from '@/parts/CompareTable';
import { dash, formatCount, formatMoney, formatSigned, subtractMoney, type Money } from '@/parts/money';
import type { Option } from './Compare';

type Outcome = Preview | undefined;

/** A figure of each option, with what it is more or less than as it is. */
const Figure = ({ is, was }: { is: Money | null | undefined; was: Money | null | undefined }) => (
  <>
    {formatMoney(is)}
    {is && was && is.minorUnits !== was.minorUnits && (
      <span className="wh-note">{formatSigned(subtractMoney(is, was))}</span>
    )}
  </>
);

/** What the options come to, row by row; the first column is the agreement as it is. */
export const useCompareRows = (
  agreement: Agreement,
  options: readonly Option[],
  outcomes: readonly Outcome[],
): readonly CompareRow[] => {
  const { t } = useTranslation('servicing');
  const { t: say } = useTranslation('agreement');
  const now = outcomes.find((one) => one !== undefined);
  if (!now) return [];

  const amounts = (
    label: string,
    was: Money | null,
    of: (one: Preview) => Money | null,
    strong = false,
  ): CompareRow => ({
    label,
    strong,
    figures: [was?.minorUnits, ...outcomes.map((one) => one && of(one)?.minorUnits)],
    cells: [formatMoney(was), ...outcomes.map((one) => (one ? <Figure is={of(one)} was={was} /> : dash))],
  });
  const texts = (label: string, was: string, of: (one: Preview, option: Option) => string): CompareRow => ({
    label,
    cells: [was, ...outcomes.map((one, at) => (one && options[at] ? of(one, options[at]) : dash))],
  });
  const { kpis } = agreement;
  const arrearsOf = (option: Option): string =>
    specOf(option.type).fields.some((field) => field.name === 'arrears')
      ? say(`choice.arrears.${option.draft['arrears'] ?? 'kept'}`)
      : say('choice.arrears.kept');

  return [
    amounts(t('usualPay'), now.ahead.usual, (one) => one.aheadAfter.usual, true),
    amounts(t('nextPay'), kpis.nextDue?.amount ?? null, (one) => one.after.nextDue?.amount ?? null),
    texts(t('dueDate'), kpis.nextDue?.day ?? dash, (one) => one.after.nextDue?.day ?? dash),
    texts(t('paymentsLeft'), formatCount(now.ahead.payments), (one) => formatCount(one.aheadAfter.payments)),
    texts(t('lastDue'), now.ahead.last ?? dash, (one) => one.aheadAfter.last ?? dash),
    amounts(t('interestToCome'), now.ahead.cost, (one) => one.aheadAfter.cost, true),
    amounts(t('stillToPay'), now.ahead.toPay, (one) => one.aheadAfter.toPay),
    amounts(t('overdueThen'), kpis.dueToday, (one) => one.after.dueToday),
    texts(t('arrearsThen'), formatMoney(kpis.overdue), (_, option) => arrearsOf(option)),
  ];
};
