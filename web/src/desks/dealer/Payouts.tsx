import { readPayouts, type Payout } from '@/api/applications';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { SimulatedPill, StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { instant } from './Applications';

const Payouts = () => {
  const { t } = useTranslation('dealer');
  const language = useLanguage();
  const columns: GridColumn<Payout>[] = [
    {
      key: 'agreement',
      title: t('agreement'),
      render: (row) => <span className="wh-mono">{row.number}</span>,
    },
    { key: 'amount', title: t('payoutAmount'), align: 'right', render: (row) => formatMoney(row.amount) },
    {
      key: 'state',
      title: t('state'),
      render: (row) => (
        <>
          <StateBadge tone={row.confirmedAt ? 'paid' : 'due'}>
            {t(row.confirmedAt ? 'payoutPaid' : 'payoutOrdered')}
          </StateBadge>{' '}
          {row.simulated && <SimulatedPill />}
        </>
      ),
    },
    {
      key: 'orderedAt',
      title: t('orderedAt'),
      render: (row) => <span className="wh-num">{instant(row.orderedAt)}</span>,
    },
    {
      key: 'bankReference',
      title: t('bankReference'),
      render: (row) => <span className="wh-mono">{row.bankReference ?? dash}</span>,
      optional: true,
    },
    {
      key: 'confirmedAt',
      title: t('confirmedAt'),
      render: (row) => <span className="wh-num">{instant(row.confirmedAt)}</span>,
    },
  ];
  return (
    <Page title={t('tabPayouts')}>
      <Panel flush>
        <DataGrid<Payout>
          id="dealer.payouts"
          label={t('tabPayouts')}
          columns={columns}
          rowKey={(row) => row.id}
          queryKey={['payouts']}
          load={readPayouts}
          exportHref={withQuery('/api/payouts/export.xlsx', { lang: language === 'en' ? 'en' : 'zh' })}
          empty={<Empty title={t('noPayouts')} note={t('noPayoutsNote')} />}
        />
      </Panel>
    </Page>
  );
};

export default Payouts;
