import { useState } from 'react';
import { readQuotes, type InsuranceQuote } from '@/api/insurance';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { Offers } from '@/insurance/Offers';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';

/** Every quote; the open one with both offers and what made them. */
const QuotesPage = () => {
  const { t } = useTranslation('insurance');
  const language = useLanguage();
  const [open, setOpen] = useState<InsuranceQuote>();
  const columns: GridColumn<InsuranceQuote>[] = [
    { key: 'vin', title: t('vin'), render: (row) => <span className="wh-mono">{row.vin}</span> },
    { key: 'plate', title: t('plate'), render: (row) => row.plate },
    { key: 'start', title: t('start'), render: (row) => <span className="wh-num">{row.risk.from}</span> },
    { key: 'plain', title: t('plain'), align: 'right', render: (row) => formatMoney(row.offers.plain.premium) },
    { key: 'usage', title: t('usage'), align: 'right', render: (row) => formatMoney(row.offers.usage?.expected) },
    {
      key: 'taken',
      title: t('policy'),
      render: (row) => (
        <StateBadge tone={row.taken ? 'paid' : 'sched'}>{t(row.taken ? 'taken' : 'notTaken')}</StateBadge>
      ),
    },
  ];
  return (
    <Page title={t('quotes')} audit={false}>
      <Panel flush>
        <DataGrid<InsuranceQuote>
          id="insurer.quotes"
          label={t('quotes')}
          columns={columns}
          rowKey={(row) => row.id}
          queryKey={['insurance', 'quotes']}
          load={readQuotes}
          exportHref={withQuery('/api/insurance/quotes/export.xlsx', { lang: language === 'en' ? 'en' : 'zh' })}
          selected={open?.id}
          onSelect={setOpen}
          empty={<Empty title={t('noQuotes')} />}
        />
      </Panel>
      {open && <Offers quote={open} />}
    </Page>
  );
};

export default QuotesPage;
