import { get, withQuery } from '@/api/http';
import { useSay } from '@/api/text';
import type { Money, Text } from '@/api/wire';
import { useLanguage, useTranslation } from '@/i18n';
import { SimulatedPill, StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn, type Page as Rows } from '@/parts/DataGrid';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { instant } from './Applications';

interface Payout {
  id: string;
  agreementNumber: string;
  lender: Text;
  amount: Money;
  commission: Money | null;
  state: 'ordered' | 'confirmed' | 'failed';
  orderedAt: string;
  confirmedAt: string | null;
  simulated: boolean;
}

const toneOf = { ordered: 'due', confirmed: 'paid', failed: 'failed' } as const;

const Payouts = () => {
  const { t } = useTranslation('dealer');
  const language = useLanguage();
  const say = useSay();
  const columns: GridColumn<Payout>[] = [
    {
      key: 'agreement',
      title: t('agreement'),
      render: (row) => <span className="wh-mono">{row.agreementNumber}</span>,
    },
    {
      key: 'lender',
      title: t('lender'),
      render: (row) => (
        <>
          {say(row.lender)} {row.simulated && <SimulatedPill />}
        </>
      ),
    },
    { key: 'amount', title: t('payoutAmount'), align: 'right', render: (row) => formatMoney(row.amount) },
    { key: 'commission', title: t('commissionAmount'), align: 'right', render: (row) => formatMoney(row.commission) },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOf[row.state]}>{t(`payoutState.${row.state}`)}</StateBadge>,
    },
    {
      key: 'orderedAt',
      title: t('orderedAt'),
      render: (row) => <span className="wh-num">{instant(row.orderedAt)}</span>,
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
          load={(after, cancel) => get<Rows<Payout>>('/api/payouts', { after, limit: 50 }, cancel)}
          exportHref={withQuery('/api/payouts/export.xlsx', { lang: language === 'en' ? 'en' : 'zh' })}
          empty={<Empty title={t('noPayouts')} note={t('noPayoutsNote')} />}
        />
      </Panel>
    </Page>
  );
};

export default Payouts;
