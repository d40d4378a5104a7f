import { Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { AgreementBadge } from '@/agreement/AgreementBadge';
import { buckets } from '@/agreement/states';
import { readAgreements, type AgreementRow, type AgreementState, type Bucket } from '@/api/agreements';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';

const states: readonly AgreementState[] = ['active', 'settled', 'closed', 'writtenOff'];

const useColumns = (): GridColumn<AgreementRow>[] => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  return [
    { key: 'number', title: t('number'), render: (row) => <span className="wh-mono">{row.number}</span> },
    { key: 'customer', title: t('customer'), render: (row) => row.customer },
    { key: 'state', title: t('state'), render: (row) => <AgreementBadge of={row} /> },
    { key: 'model', title: t('model'), render: (row) => say(row.model) },
    { key: 'vin', title: 'VIN', render: (row) => <span className="wh-mono">{row.vin}</span>, optional: true },
    { key: 'product', title: t('product'), render: (row) => say(row.product) },
    { key: 'left', title: t('principalLeft'), align: 'right', render: (row) => formatMoney(row.principalLeft) },
    { key: 'due', title: t('due'), align: 'right', render: (row) => formatMoney(row.dueToday) },
    { key: 'next', title: t('nextDay'), render: (row) => <span className="wh-num">{row.nextDue?.day ?? dash}</span> },
    { key: 'nextAmount', title: t('nextAmount'), align: 'right', render: (row) => formatMoney(row.nextDue?.amount) },
    { key: 'paid', title: t('paid'), align: 'right', render: (row) => `${row.paidCount} / ${row.total}` },
  ];
};

/** Every agreement of the lender, by number, VIN, state and lateness. */
const Agreements = () => {
  const { t } = useTranslation('servicing');
  const { t: words } = useTranslation('agreement');
  const language = useLanguage();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [state, setState] = useState<AgreementState>();
  const [bucket, setBucket] = useState<Bucket>();
  const filter = { q, state, bucket };
  return (
    <Page title={t('tabAgreements')} facts={t('amountsInYuan')}>
      <Panel flush>
        <DataGrid<AgreementRow>
          key={JSON.stringify(filter)}
          id="servicing.agreements"
          label={t('tabAgreements')}
          columns={useColumns()}
          rowKey={(row) => row.id}
          queryKey={['agreements', filter]}
          load={(after, cancel) => readAgreements(filter, after, cancel)}
          exportHref={withQuery('/api/agreements/export.xlsx', { ...filter, lang: language === 'en' ? 'en' : 'zh' })}
          onOpen={(row) => void navigate(`/servicing/${row.id}`)}
          empty={<Empty title={t('noAgreements')} note={t('noAgreementsNote')} />}
          tools={
            <>
              <Input.Search
                allowClear
                aria-label={t('search')}
                placeholder={t('search')}
                className="wh-search"
                onSearch={setQ}
              />
              <Select<AgreementState>
                allowClear
                aria-label={t('state')}
                placeholder={t('anyState')}
                className="wh-filter"
                value={state ?? null}
                onChange={(next) => setState(next ?? undefined)}
                options={states.map((one) => ({ value: one, label: words(one) }))}
              />
              <Select<Bucket>
                allowClear
                aria-label={t('bucket')}
                placeholder={t('anyBucket')}
                className="wh-filter"
                value={bucket ?? null}
                onChange={(next) => setBucket(next ?? undefined)}
                options={buckets.map((one) => ({ value: one, label: words(one) }))}
              />
            </>
          }
        />
      </Panel>
    </Page>
  );
};

export default Agreements;
