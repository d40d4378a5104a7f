import { Select } from 'antd';
import { useState } from 'react';
import { readChecks, type RegisteredCheck } from '@/api/registers';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatCount, formatPercent } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { toneOfResult } from './results';
import './registers.css';

const policies = ['car-loan', 'finance-lease', 'operating-lease', 'subscription'] as const;

const useColumns = (): GridColumn<RegisteredCheck>[] => {
  const { t } = useTranslation('registers');
  const say = useSay();
  return [
    { key: 'id', title: t('id'), render: (row) => <span className="wh-mono">{row.id}</span> },
    { key: 'name', title: t('check'), render: (row) => <span className="wh-register-wrap">{say(row.name)}</span> },
    { key: 'group', title: t('group'), render: (row) => (row.group ? say(row.group) : dash) },
    {
      key: 'policy',
      title: t('policy'),
      render: (row) => (
        <span className="wh-mono">
          {row.policy}/{row.policyVersion}
        </span>
      ),
    },
    { key: 'version', title: t('version'), align: 'right', render: (row) => row.version },
    { key: 'owner', title: t('owner'), render: (row) => (row.owner ? say(row.owner) : dash) },
    { key: 'runs', title: t('runs'), align: 'right', render: (row) => formatCount(row.hits.runs) },
    {
      key: 'hitRate',
      title: t('hitRate'),
      align: 'right',
      render: (row) => (row.hits.share === null ? dash : formatPercent(row.hits.share)),
    },
    { key: 'tried', title: t('tried'), align: 'right', render: (row) => formatCount(row.casesTried) },
  ];
};

/** The register: who answers for each check, what it looks at, how it computes, how often it spoke. */
const ChecksPage = () => {
  const { t } = useTranslation('registers');
  const language = useLanguage();
  const [policy, setPolicy] = useState<string>();
  const [open, setOpen] = useState<RegisteredCheck>();
  return (
    <Page title={t('tabChecks')} facts={t('checksLead')}>
      <div className={open ? 'wh-columns wh-register' : 'wh-columns'}>
        <Panel flush>
          <DataGrid<RegisteredCheck>
            key={policy ?? ''}
            id="registers.checks"
            label={t('tabChecks')}
            columns={useColumns()}
            rowKey={(row) => row.key}
            queryKey={['checks', policy ?? '']}
            load={(after, cancel) => readChecks(policy, after, cancel)}
            exportHref={withQuery('/api/checks/export.xlsx', {
              policy,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={open?.key}
            onSelect={setOpen}
            empty={<Empty title={t('noChecks')} />}
            tools={
              <Select<string>
                allowClear
                aria-label={t('policy')}
                placeholder={t('anyPolicy')}
                className="wh-register-filter"
                value={policy ?? null}
                onChange={(next) => {
                  setPolicy(next ?? undefined);
                  setOpen(undefined);
                }}
                options={policies.map((one) => ({ value: one, label: t(`policies.${one}`) }))}
              />
            }
          />
        </Panel>
        {open && <Opened check={open} />}
      </div>
    </Page>
  );
};

const Opened = ({ check }: { check: RegisteredCheck }) => {
  const { t } = useTranslation('registers');
  const { t: words } = useTranslation('application');
  const say = useSay();
  return (
    <Panel title={say(check.name)} note={<span className="wh-mono">{check.key}</span>}>
      {check.computes && <p>{say(check.computes)}</p>}
      <Facts
        rows={[
          [t('owner'), check.owner ? say(check.owner) : dash],
          [t('inputs'), check.inputs.map(say).join(t('separator'))],
          [t('sources'), check.sources.map((kind) => words(`source.${kind}`)).join(t('separator')) || dash],
          [t('refers'), formatCount(check.hits.refers)],
          [t('unavailable'), formatCount(check.hits.unavailable)],
          [t('declines'), formatCount(check.hits.declines)],
        ]}
      />
      <h3 className="wh-register-head">{t('table')}</h3>
      <ul className="wh-rows-of-check">
        {check.rows.map((row) => (
          <li key={row.id}>
            <StateBadge tone={toneOfResult[row.result]}>{t(`results.${row.result}`)}</StateBadge>
            <div>
              <span className="wh-mono">{row.when.join(' ∧ ') || t('otherwise')}</span>
              {row.reason && <div className="wh-note">{say(row.reason)}</div>}
            </div>
          </li>
        ))}
      </ul>
      <p className="wh-note">{t('triedNote', { count: check.casesTried })}</p>
    </Panel>
  );
};

export default ChecksPage;
