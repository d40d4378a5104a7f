import { Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readEnding, type Ending as EndingRow } from '@/api/ending';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { RequestBadge } from '@/agreement/RequestBadge';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dash, formatCount, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { EndingPanel } from './EndingPanel';
import './account.css';

const spans = [3, 6, 12, 24] as const;
type Span = (typeof spans)[number];

const useColumns = (): GridColumn<EndingRow>[] => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  return [
    {
      key: 'ends',
      title: t('endsOn'),
      render: (row) => (
        <span className="wh-num">
          {row.endsOn} {row.atEnd && <StateBadge tone="warn">{t('termOver')}</StateBadge>}
        </span>
      ),
    },
    { key: 'number', title: t('number'), render: (row) => <span className="wh-mono">{row.number}</span> },
    { key: 'customer', title: t('customer'), render: (row) => row.customer },
    { key: 'model', title: t('model'), render: (row) => say(row.model), optional: true },
    { key: 'product', title: t('product'), render: (row) => say(row.product), optional: true },
    {
      key: 'choice',
      title: t('endChoice'),
      render: (row) =>
        row.chosen ? (
          <>
            {say(row.chosen.name)} <RequestBadge state={row.chosen.state} />
          </>
        ) : (
          <span className="wh-note">{t('noEndChoice')}</span>
        ),
    },
    { key: 'residual', title: t('residual'), align: 'right', render: (row) => formatMoney(row.residual) },
    {
      key: 'carrying',
      title: t('carrying'),
      align: 'right',
      render: (row) => formatMoney(row.carrying),
      optional: true,
    },
    { key: 'buy', title: t('buyPrice'), align: 'right', render: (row) => formatMoney(row.buy), optional: true },
    {
      key: 'km',
      title: t('odometer'),
      align: 'right',
      render: (row) =>
        row.allowanceKm === null
          ? dash
          : `${row.odometerKm === null ? dash : formatCount(row.odometerKm)} / ${formatCount(row.allowanceKm)}`,
    },
    {
      key: 'charged',
      title: t('endCharged'),
      align: 'right',
      render: (row) => formatMoney(row.charged),
      optional: true,
    },
    { key: 'due', title: t('due'), align: 'right', render: (row) => formatMoney(row.dueToday), optional: true },
  ];
};

/** Leases and subscriptions that end in the months to come: the list left, one of them and its ways to end right. */
const Ending = () => {
  const { t } = useTranslation('servicing');
  const language = useLanguage();
  const navigate = useNavigate();
  const { id } = useParams();
  const [months, setMonths] = useState<Span>(6);
  const [row, setRow] = useState<EndingRow>();
  const open = (next: EndingRow) => {
    setRow(next);
    void navigate(`/servicing/ending/${next.agreement}`, { replace: true });
  };
  return (
    <Page title={t('tabEnding')} facts={t('amountsInYuan')}>
      <div className="wh-columns wh-requests">
        <Panel flush>
          <DataGrid<EndingRow>
            key={months}
            id="servicing.ending"
            label={t('tabEnding')}
            columns={useColumns()}
            rowKey={(one) => one.agreement}
            queryKey={['ending', months]}
            load={(after, cancel) => readEnding(months, after, cancel)}
            exportHref={withQuery('/api/agreements/ending/export.xlsx', {
              months,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={id}
            onSelect={open}
            onOpen={open}
            empty={<Empty title={t('nothingEnds')} note={t('nothingEndsNote')} />}
            tools={
              <Segmented<Span>
                value={months}
                onChange={setMonths}
                options={spans.map((span) => ({ value: span, label: t('withinMonths', { count: span }) }))}
              />
            }
          />
        </Panel>
        {id === undefined ? (
          <Panel>
            <p className="wh-ink2">{t('noEndingOpen')}</p>
            <p>
              <Link to="/servicing">{t('tabAgreements')}</Link>
            </p>
          </Panel>
        ) : (
          <EndingPanel key={id} id={id} row={row?.agreement === id ? row : undefined} />
        )}
      </div>
    </Page>
  );
};

export default Ending;
