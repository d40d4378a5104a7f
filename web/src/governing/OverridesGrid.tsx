import { useNavigate } from 'react-router';
import { readOverrides, type OverrideItem } from '@/api/governing';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { dash } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';

/** What persons answered, beside what was said without one; Enter opens the file. */
export const OverridesGrid = () => {
  const { t } = useTranslation('governing');
  const navigate = useNavigate();
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <Panel flush title={t('overrideLog')}>
      <DataGrid<OverrideItem>
        id="overrides"
        label={t('overrideLog')}
        queryKey={['overrides']}
        rowKey={(row) => row.id}
        load={(cursor, signal) => readOverrides(cursor, signal)}
        exportHref={withQuery('/api/decisions/overrides/export.xlsx', { all: 'true', lang })}
        onOpen={(row) => void navigate(`/underwriting/applications/${row.application}`)}
        empty={<Empty title={t('noOverrides')} />}
        columns={[
          { key: 'at', title: t('at'), render: (row) => momentOf(row.at), width: 150 },
          {
            key: 'number',
            title: t('number'),
            render: (row) => <span className="wh-mono">{row.number}</span>,
            width: 120,
          },
          { key: 'kind', title: t('kind'), render: (row) => t(`overrideKind.${row.kind}`), width: 200 },
          { key: 'score', title: t('score'), render: (row) => row.score ?? dash, align: 'right', width: 80 },
          {
            key: 'policy',
            title: t('policyFamily'),
            render: (row) => `${row.policy} v${row.policyVersion}`,
            width: 160,
          },
          { key: 'reason', title: t('reason'), render: (row) => row.reason },
          {
            key: 'by',
            title: t('by'),
            render: (row) => (row.second ? `${row.by}, ${row.second}` : row.by),
            width: 160,
          },
        ]}
      />
    </Panel>
  );
};
