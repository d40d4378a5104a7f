import { useNavigate } from 'react-router';
import { readModels, type ModelItem } from '@/api/registers';
import { useTranslation } from '@/i18n';
import { Tag } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatCount, formatDecimal } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';

const useColumns = (): GridColumn<ModelItem>[] => {
  const { t } = useTranslation('registers');
  return [
    { key: 'name', title: t('model'), render: (row) => <span className="wh-mono">{row.name}</span> },
    { key: 'kind', title: t('kind'), render: (row) => <Tag>{t(`kinds.${row.kind}`)}</Tag> },
    { key: 'target', title: t('target'), render: (row) => <span className="wh-mono">{row.target}</span> },
    { key: 'rows', title: t('rows'), align: 'right', render: (row) => formatCount(row.rows) },
    { key: 'auc', title: 'AUC', align: 'right', render: (row) => formatDecimal(row.auc, 4) },
    { key: 'ks', title: 'KS', align: 'right', render: (row) => formatDecimal(row.ks, 4) },
    {
      key: 'usedBy',
      title: t('usedBy'),
      render: (row) => <span className="wh-mono">{row.usedBy.join(', ') || dash}</span>,
    },
  ];
};

/** The models that ship with the house; each opens its card. */
const ModelsPage = () => {
  const { t } = useTranslation('registers');
  const navigate = useNavigate();
  return (
    <Page title={t('tabModels')} facts={t('modelsLead')}>
      <Panel flush>
        <DataGrid<ModelItem>
          id="registers.models"
          label={t('tabModels')}
          columns={useColumns()}
          rowKey={(row) => row.name}
          queryKey={['models']}
          load={(after, cancel) => readModels(after, cancel)}
          onOpen={(row) => void navigate(`/underwriting/models/${row.name}`)}
          empty={<Empty title={t('noModels')} />}
        />
      </Panel>
    </Page>
  );
};

export default ModelsPage;
