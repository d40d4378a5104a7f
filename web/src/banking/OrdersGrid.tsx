import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { readBankOrders, repeatBankOrder, type BankOrder, type OrderFilter } from '@/api/banking';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { formatMoney } from '@/parts/money';
import { Empty, ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useAgreementPath } from '@/shell/paths';
import { useBankPath } from './places';
import { toneOfOrder } from './states';

const useColumns = (withFile: boolean, repeat: (order: BankOrder) => void): GridColumn<BankOrder>[] => {
  const { t } = useTranslation('banking');
  const pathOf = useAgreementPath();
  const base = useBankPath();
  const mayPay = useSession().data?.role === 'treasury';
  return [
    { key: 'kind', title: t('orderKind'), render: (row) => t(`orderKinds.${row.kind}`) },
    { key: 'amount', title: t('amount'), align: 'right', render: (row) => formatMoney(row.amount) },
    { key: 'currency', title: t('currency'), render: (row) => row.amount.currency, optional: true },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOfOrder[row.state]}>{t(`orderState.${row.state}`)}</StateBadge>,
    },
    { key: 'party', title: t('otherSide'), render: (row) => `${row.party.name} ${row.party.account}` },
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
    {
      key: 'endToEnd',
      title: t('endToEnd'),
      render: (row) => <span className="wh-mono">{row.endToEnd}</span>,
      optional: true,
    },
    { key: 'reason', title: t('reason'), render: (row) => <span className="wh-mono">{row.reason ?? row.why}</span> },
    ...(withFile
      ? [
          {
            key: 'file',
            title: t('file'),
            render: (row: BankOrder) => (
              <Link to={`${base}/files/${row.file}`}>{t('movementOf', { number: row.number })}</Link>
            ),
          },
        ]
      : []),
    {
      key: 'do',
      title: '',
      name: t('orderAnew'),
      render: (row) =>
        mayPay &&
        row.state === 'rejected' &&
        row.kind !== 'collection' && (
          <button type="button" className="wh-link" onClick={() => repeat(row)}>
            {t('orderAnew')}
          </button>
        ),
    },
  ];
};

interface OrdersGridProps {
  id: string;
  filter: OrderFilter;
  tools?: React.ReactNode;
}

/** Payments and collections that were ordered of a bank, and how far the bank has come with each. */
export const OrdersGrid = ({ id, filter, tools }: OrdersGridProps) => {
  const { t } = useTranslation('banking');
  const language = useLanguage();
  const queries = useQueryClient();
  const { keyOf } = useIntent();
  const repeating = useMutation({
    mutationFn: (order: BankOrder) => repeatBankOrder(order, keyOf([order.id, order.version])),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bank'] }),
  });
  return (
    <>
      {repeating.error && <ErrorState error={repeating.error} />}
      <DataGrid<BankOrder>
        key={JSON.stringify(filter)}
        id={id}
        label={t('place.orders')}
        columns={useColumns(filter.file === undefined, repeating.mutate)}
        rowKey={(row) => row.id}
        queryKey={['bank', 'orders', filter]}
        load={(after, cancel) => readBankOrders(filter, after, cancel)}
        exportHref={withQuery('/api/bank/orders/export.xlsx', {
          file: filter.file,
          state: filter.state,
          ...(filter.troubled ? { troubled: 'true' } : {}),
          lang: language === 'en' ? 'en' : 'zh',
        })}
        empty={<Empty title={t('noOrders')} note={t('noOrdersNote')} />}
        {...(tools === undefined ? {} : { tools })}
      />
    </>
  );
};
