import { Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { readApplications, type ApplicationRow, type ApplicationState } from '@/api/applications';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { StateOf } from '@/application/StateOf';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { dash, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';

const states: readonly ApplicationState[] = [
  'draft',
  'referred',
  'papersRequested',
  'approved',
  'counterOffered',
  'accepted',
  'awaitingHandover',
  'payoutOrdered',
  'paidOut',
  'declined',
  'withdrawn',
];

export const instant = (at: string | null): string => (at ? momentOf(at) : dash);

const useColumns = (): GridColumn<ApplicationRow>[] => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  return [
    { key: 'number', title: t('number'), render: (row) => <span className="wh-mono">{row.number}</span> },
    { key: 'person', title: t('customer'), render: (row) => row.person },
    { key: 'state', title: t('state'), render: (row) => <StateOf state={row.state} /> },
    { key: 'product', title: t('product'), render: (row) => say(row.product) },
    { key: 'model', title: t('model'), render: (row) => say(row.model) },
    { key: 'vin', title: t('vin'), render: (row) => <span className="wh-mono">{row.vin}</span>, optional: true },
    { key: 'financed', title: t('financedAmount'), align: 'right', render: (row) => formatMoney(row.financed) },
    { key: 'months', title: t('months'), align: 'right', render: (row) => row.months },
    { key: 'lender', title: t('lender'), render: (row) => say(row.lender) },
    {
      key: 'submittedAt',
      title: t('submittedAt'),
      render: (row) => <span className="wh-num">{instant(row.submittedAt)}</span>,
    },
    {
      key: 'decidedAt',
      title: t('decidedAt'),
      render: (row) => <span className="wh-num">{instant(row.decidedAt)}</span>,
      optional: true,
    },
  ];
};

const Applications = () => {
  const { t } = useTranslation('dealer');
  const { t: words } = useTranslation('application');
  const language = useLanguage();
  const navigate = useNavigate();
  const [state, setState] = useState<ApplicationState>();
  const [q, setQ] = useState('');
  const filter = { state, q };
  return (
    <Page title={t('tabApplications')}>
      <Panel flush>
        <DataGrid<ApplicationRow>
          key={JSON.stringify(filter)}
          id="dealer.applications"
          label={t('tabApplications')}
          columns={useColumns()}
          rowKey={(row) => row.id}
          queryKey={['applications', filter]}
          load={(after, cancel) => readApplications(filter, after, cancel)}
          exportHref={withQuery('/api/applications/export.xlsx', { ...filter, lang: language === 'en' ? 'en' : 'zh' })}
          onOpen={(row) => void navigate(`/dealer/applications/${row.id}`)}
          empty={<Empty title={t('noApplications')} note={t('noApplicationsNote')} />}
          tools={
            <>
              <PickOne<ApplicationState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={states}
                named={(one) => words(`state.${one}`)}
              />
              <Input.Search
                allowClear
                aria-label={t('searchApplications')}
                placeholder={t('searchApplications')}
                className="wh-search"
                onSearch={setQ}
              />
            </>
          }
        />
      </Panel>
    </Page>
  );
};

export default Applications;
