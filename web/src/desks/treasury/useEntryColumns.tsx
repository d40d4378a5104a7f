import type { EntryCard } from '@/api/ledger';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import type { GridColumn } from '@/parts/DataGrid';
import { dash, formatMinor, formatMoney } from '@/parts/money';

const toneOf: Record<string, Tone> = {
  posted: 'paid',
  reversed: 'locked',
  reversal: 'sched',
  pending: 'due',
  completed: 'paid',
  voided: 'locked',
  void: 'sched',
};

/** The columns of entries: dates, words, both sides, state. */
export const useEntryColumns = (names: ReadonlyMap<string, string>): GridColumn<EntryCard>[] => {
  const { t } = useTranslation('treasury');
  const say = useSay();
  return [
    { key: 'booked', title: t('bookedOn'), render: (row) => <span className="wh-num">{row.bookedOn}</span> },
    {
      key: 'value',
      title: t('valueDate'),
      render: (row) => <span className="wh-num">{row.valueDate === row.bookedOn ? dash : row.valueDate}</span>,
    },
    { key: 'narrative', title: t('narrative'), render: (row) => say(row.narrative) },
    {
      key: 'accounts',
      title: t('account'),
      render: (row) =>
        row.lines.map((line, at) => (
          <div key={at} className={line.amount.minorUnits < 0 ? 'wh-indent' : ''}>
            {names.get(line.account) ?? line.account}
          </div>
        )),
    },
    {
      key: 'debit',
      title: t('debit'),
      align: 'right',
      render: (row) =>
        row.lines.map((line, at) => (
          <div key={at}>{line.amount.minorUnits > 0 ? formatMoney(line.amount) : '\u00a0'}</div>
        )),
    },
    {
      key: 'credit',
      title: t('credit'),
      align: 'right',
      render: (row) =>
        row.lines.map((line, at) => (
          <div key={at}>
            {line.amount.minorUnits < 0 ? formatMinor(-line.amount.minorUnits, line.amount.currency) : '\u00a0'}
          </div>
        )),
    },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOf[row.state] ?? 'sched'}>{t(`states.${row.state}`)}</StateBadge>,
    },
    { key: 'key', title: t('key'), render: (row) => <span className="wh-mono">{row.key}</span>, optional: true },
  ];
};
