import { useQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { readRules, type RuleRow } from '@/api/audit';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { Tag, UnverifiedPill } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';

type Shown = 'all' | 'unverified';

const useColumns = (): GridColumn<RuleRow>[] => {
  const { t } = useTranslation('audit');
  const say = useSay();
  return [
    { key: 'id', title: t('rule'), render: (row) => <span className="wh-mono">{row.id}</span> },
    { key: 'says', title: t('says'), render: (row) => <span className="wh-wrap">{say(row.says)}</span> },
    {
      key: 'parameter',
      title: t('parameter'),
      align: 'right',
      render: (row) => (row.parameter === null ? dash : `${row.parameter}`),
    },
    { key: 'act', title: t('act'), render: (row) => <Tag>{t(`acts.${row.act}`)}</Tag> },
    {
      key: 'valid',
      title: t('valid'),
      render: (row) => (
        <span className="wh-num">
          {row.validFrom} – {row.validTo ?? ''}
        </span>
      ),
    },
    {
      key: 'source',
      title: t('source'),
      render: (row) => (
        <span className="wh-wrap">
          {row.source} {!row.verified && <UnverifiedPill short />}
        </span>
      ),
    },
    { key: 'mark', title: t('mark'), render: (row) => row.mark, optional: true },
  ];
};

/** The dated rules with their sources; one that nobody read in the original says so. */
const Rules = () => {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const [on, setOn] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const rules = useQuery({
    queryKey: ['rules', on],
    queryFn: ({ signal }) => readRules({ on: on || undefined }, undefined, signal),
  });
  const unverified = rules.data?.items.filter((rule) => !rule.verified).length ?? 0;
  return (
    <Page title={t('tabRules')} facts={rules.data && t('rulesCount', { count: rules.data.items.length, unverified })}>
      <Panel flush>
        <DataGrid<RuleRow>
          key={`${on}${shown}`}
          id="audit.rules"
          label={t('tabRules')}
          columns={useColumns()}
          rowKey={(row) => `${row.id}${row.validFrom}`}
          queryKey={['rules-grid', on, shown]}
          load={async (after, cancel) => {
            const page = await readRules({ on: on || undefined }, after, cancel);
            return shown === 'all' ? page : { ...page, items: page.items.filter((rule) => !rule.verified) };
          }}
          pageSize={200}
          exportHref={withQuery('/api/rules/export.xlsx', { on, lang: language === 'en' ? 'en' : 'zh' })}
          empty={<Empty title={t('noRules')} />}
          tools={
            <>
              <Input
                type="date"
                aria-label={t('onDay')}
                className="wh-day"
                value={on}
                onChange={(change) => setOn(change.target.value)}
              />
              <Segmented<Shown>
                value={shown}
                onChange={setShown}
                options={[
                  { value: 'all', label: t('all') },
                  { value: 'unverified', label: t('onlyUnverified') },
                ]}
              />
            </>
          }
        />
      </Panel>
    </Page>
  );
};

export default Rules;
