import { Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { withQuery } from '@/api/links';
import { readStatements, type StatementCard } from '@/api/statements';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatCount, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { AgreementTabs } from './AgreementTabs';
import { StatementLinks } from './StatementLinks';

const useColumns = (): GridColumn<StatementCard>[] => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  return [
    {
      key: 'number',
      title: t('number'),
      render: (row) => (
        <Link to={`/servicing/${row.agreement}`} className="wh-mono">
          {row.number}
        </Link>
      ),
    },
    { key: 'product', title: t('product'), render: (row) => say(row.product) },
    {
      key: 'span',
      title: t('statementSpan'),
      render: (row) => (
        <span className="wh-num">
          {row.from} – {row.through}
        </span>
      ),
    },
    { key: 'paid', title: t('paidInSpan'), align: 'right', render: (row) => formatMoney(row.paid) },
    { key: 'due', title: t('dueThen'), align: 'right', render: (row) => formatMoney(row.due) },
    { key: 'late', title: t('daysLateThen'), align: 'right', render: (row) => formatCount(row.daysLate) },
    { key: 'nextOn', title: t('nextDay'), render: (row) => <span className="wh-num">{row.nextDueOn ?? dash}</span> },
    { key: 'next', title: t('nextAmount'), align: 'right', render: (row) => formatMoney(row.nextDue) },
    { key: 'left', title: t('leftThen'), align: 'right', render: (row) => formatMoney(row.left) },
    { key: 'credit', title: t('creditThen'), align: 'right', render: (row) => formatMoney(row.credit), optional: true },
    { key: 'papers', title: t('statement'), render: (row) => <StatementLinks card={row} /> },
  ];
};

/** All statements that the nights issued, of one agreement or of all. */
const Statements = () => {
  const { t } = useTranslation('servicing');
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const agreement = search.get('agreement') ?? undefined;
  const [through, setThrough] = useState('');
  const filter = { agreement, through: through || undefined };
  return (
    <Page title={t('statements')} facts={t('amountsInYuan')}>
      <AgreementTabs at="statements" />
      <Panel flush>
        <DataGrid<StatementCard>
          key={JSON.stringify(filter)}
          id="servicing.statements"
          label={t('statements')}
          columns={useColumns()}
          rowKey={(row) => row.id}
          queryKey={['statements', filter]}
          load={(after, cancel) => readStatements(filter, after, cancel)}
          exportHref={withQuery('/api/statements/export.xlsx', { ...filter, lang: language === 'en' ? 'en' : 'zh' })}
          empty={<Empty title={t('noStatements')} note={t('noStatementsNote')} />}
          tools={
            <>
              <label className="wh-note">
                {t('throughDay')}{' '}
                <Input
                  type="date"
                  className="wh-day"
                  value={through}
                  onChange={(change) => setThrough(change.target.value)}
                />
              </label>
              {agreement && (
                <button type="button" className="wh-link" onClick={() => setSearch({})}>
                  {t('ofAllAgreements')}
                </button>
              )}
            </>
          }
        />
      </Panel>
    </Page>
  );
};

export default Statements;
