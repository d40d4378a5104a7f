import { Link, useNavigate, useSearchParams } from 'react-router';
import { withQuery } from '@/api/links';
import { readAtRisk, type AtRisk, type Cell } from '@/api/portfolio';
import { useSay } from '@/api/text';
import { ClassBadge } from '@/agreement/ClassBadge';
import { useLanguage, useTranslation } from '@/i18n';
import { Tag } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatCount, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { useAgreementPath } from '@/shell/paths';
import { Page } from '@/shell/Page';
import { Choosers } from './PortfolioPage';
import { useScope } from './scope';
import './portfolio.css';

const coordinates = ['from', 'state', 'class', 'stage', 'cause', 'vintage', 'measure'] as const;

const useColumns = (): GridColumn<AtRisk>[] => {
  const { t } = useTranslation('portfolio');
  const { t: words } = useTranslation('agreement');
  const say = useSay();
  const pathOf = useAgreementPath();
  const moved = (before: string | null | undefined, now: string) =>
    before && before !== now ? `${before} → ${now}` : now;
  return [
    {
      key: 'number',
      title: t('agreement'),
      render: (row) => (
        <Link to={pathOf(row.agreement)} className="wh-mono">
          {row.number}
        </Link>
      ),
    },
    { key: 'product', title: t('product'), render: (row) => say(row.product) },
    { key: 'paidOn', title: t('paidOn'), render: (row) => <span className="wh-num">{row.paidOn}</span> },
    {
      key: 'financed',
      title: t('financed'),
      align: 'right',
      render: (row) => formatMoney(row.financed),
      optional: true,
    },
    { key: 'owed', title: t('owed'), align: 'right', render: (row) => formatMoney(row.owed) },
    { key: 'days', title: t('daysPastDue'), align: 'right', render: (row) => formatCount(row.daysPastDue) },
    {
      key: 'state',
      title: t('by.state'),
      render: (row) => moved(row.stateBefore && t(`state_.${row.stateBefore}`), t(`state_.${row.state}`)),
    },
    { key: 'class', title: t('by.class'), render: (row) => row.class && <ClassBadge of={row.class} /> },
    { key: 'classWhy', title: t('classWhy'), render: (row) => say(row.classWhy), optional: true },
    {
      key: 'stage',
      title: t('by.stage'),
      render: (row) => moved(row.stageBefore && words(`stage.${row.stageBefore}`), words(`stage.${row.stage}`)),
    },
    { key: 'stageWhy', title: t('stageWhy'), render: (row) => say(row.stageWhy), optional: true },
    {
      key: 'allowanceBefore',
      title: t('allowanceBefore'),
      align: 'right',
      render: (row) => (row.allowanceBefore ? formatMoney(row.allowanceBefore) : dash),
    },
    { key: 'allowance', title: t('allowance'), align: 'right', render: (row) => formatMoney(row.allowance) },
    { key: 'lost', title: t('lost'), align: 'right', render: (row) => formatMoney(row.lost), optional: true },
  ];
};

/** What a coordinate is called where it narrows the list. */
const useCoordinate = () => {
  const { t } = useTranslation('portfolio');
  const { t: words } = useTranslation('agreement');
  return (name: (typeof coordinates)[number], value: string): string => {
    switch (name) {
      case 'from':
        return t('was', { state: t(`state_.${value}`) });
      case 'state':
        return t(`state_.${value}`);
      case 'class':
        return words(`class.${value}`);
      case 'stage':
        return words(`stage.${value}`);
      case 'cause':
        return t(`causes.${value}`);
      case 'vintage':
        return t('paidOutMonth', { month: value.slice(0, 7) });
      case 'measure':
        return t(`measure.${value}`);
    }
  };
};

/** The agreements behind a cell of any table; each leads on to its account and its events. */
const AtRiskPage = () => {
  const { t } = useTranslation('portfolio');
  const language = useLanguage();
  const navigate = useNavigate();
  const pathOf = useAgreementPath();
  const columns = useColumns();
  const { scope, books, to } = useScope();
  const [search, setSearch] = useSearchParams();
  const sayIt = useCoordinate();
  const chosen = coordinates.flatMap((name) => {
    const value = search.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const cell: Cell = { ...scope, ...Object.fromEntries(chosen) };
  const without = (name: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.delete(name);
      return after;
    });
  return (
    <Page
      title={t('agreementsBehind')}
      crumb={<Link to={to('')}>{t('view.book')}</Link>}
      facts={t('amountsInYuan')}
      actions={<Choosers />}
    >
      <Panel flush>
        {books.ready && (
          <DataGrid<AtRisk>
            key={JSON.stringify(cell)}
            id="portfolio.agreements"
            label={t('agreementsBehind')}
            columns={columns}
            rowKey={(row) => row.agreement}
            queryKey={['portfolio', 'agreements', cell]}
            load={(after, cancel) => readAtRisk(cell, after, cancel)}
            exportHref={withQuery('/api/portfolio/agreements/export.xlsx', {
              ...cell,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            onOpen={(row) => void navigate(pathOf(row.agreement))}
            empty={<Empty title={t('nobodyBehind')} note={t('nobodyBehindNote')} />}
            tools={
              chosen.length === 0 ? (
                <span className="wh-note">{t('wholeBook')}</span>
              ) : (
                chosen.map(([name, value]) => (
                  <Tag key={name}>
                    {sayIt(name, value)}{' '}
                    <button
                      type="button"
                      className="wh-link"
                      aria-label={t('without', { what: sayIt(name, value) })}
                      onClick={() => without(name)}
                    >
                      ×
                    </button>
                  </Tag>
                ))
              )
            }
          />
        )}
      </Panel>
    </Page>
  );
};

export default AtRiskPage;
