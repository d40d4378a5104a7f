import { Link } from 'react-router';
import { readBankItems, type BankItem, type ItemFilter } from '@/api/banking';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { formatMinor, formatMoney } from '@/parts/money';
import { Empty } from '@/parts/states';
import { useAgreementPath } from '@/shell/paths';
import { toneOfItem } from './states';

const useColumns = (narrow: boolean): GridColumn<BankItem>[] => {
  const { t } = useTranslation('banking');
  const pathOf = useAgreementPath();
  return [
    { key: 'day', title: t('valueDate'), render: (row) => <span className="wh-num">{row.valueDate}</span> },
    {
      key: 'amount',
      title: t('amount'),
      align: 'right',
      render: (row) =>
        row.side === 'credit' ? formatMoney(row.amount) : formatMinor(-row.amount.minorUnits, row.amount.currency),
    },
    { key: 'currency', title: t('currency'), render: (row) => row.amount.currency, optional: narrow },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOfItem[row.state]}>{t(`itemState.${row.state}`)}</StateBadge>,
    },
    { key: 'party', title: t('payer'), render: (row) => row.party?.name ?? '' },
    { key: 'text', title: t('text'), render: (row) => row.party?.text ?? '', optional: narrow },
    {
      key: 'agreement',
      title: t('agreement'),
      render: (row) =>
        row.agreement &&
        row.agreementNumber && (
          <Link to={pathOf(row.agreement)} className="wh-mono">
            {row.agreementNumber}
          </Link>
        ),
    },
    { key: 'rule', title: t('foundBy'), render: (row) => row.rule && t(`rule.${row.rule}`), optional: narrow },
    {
      key: 'reference',
      title: t('reference'),
      render: (row) => <span className="wh-mono">{row.reference}</span>,
      optional: narrow,
    },
  ];
};

interface ItemsGridProps {
  id: string;
  filter: ItemFilter;
  selected: string | undefined;
  onSelect: (row: BankItem) => void;
  onOpen: (row: BankItem) => void;
  /** More may come by itself. */
  moving?: boolean;
  /** The list is read anew when this changes. */
  seen?: unknown;
  /** Beside a panel: fewer columns at first. */
  narrow?: boolean;
  tools?: React.ReactNode;
}

/** Movements of money: of a file, of an account, or those that nobody has claimed. */
export const ItemsGrid = ({ moving = false, narrow = false, ...props }: ItemsGridProps) => {
  const { t } = useTranslation('banking');
  const language = useLanguage();
  return (
    <DataGrid<BankItem>
      key={JSON.stringify(props.filter)}
      id={props.id}
      label={t('movements')}
      columns={useColumns(narrow)}
      rowKey={(row) => row.id}
      queryKey={['bank', 'items', props.filter, props.seen]}
      load={(after, cancel) => readBankItems(props.filter, after, cancel)}
      moving={() => moving}
      exportHref={withQuery('/api/bank/items/export.xlsx', { ...props.filter, lang: language === 'en' ? 'en' : 'zh' })}
      selected={props.selected}
      onSelect={props.onSelect}
      onOpen={props.onOpen}
      empty={<Empty title={t('noItems')} note={t('noItemsNote')} />}
      {...(props.tools === undefined ? {} : { tools: props.tools })}
    />
  );
};
