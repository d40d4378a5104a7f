import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { readDisposal, readDisposals, type DisposalCard, type DisposalState } from '@/api/collections';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { dash, formatMoney } from '@/parts/money';
import { Empty } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useAgreementColumn, vinColumn } from './columns';
import { Found, ListAndOne } from './ListAndOne';
import { useCollectionsPath } from './places';
import { Sale } from './Sale';
import { disposalStates, toneOfDisposal } from './selling';

const useColumns = (): GridColumn<DisposalCard>[] => {
  const { t } = useTranslation('collections');
  const number = useAgreementColumn<DisposalCard>();
  return [
    { key: 'at', title: t('sale.openedAt'), render: (row) => <span className="wh-num">{momentOf(row.at)}</span> },
    number,
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOfDisposal[row.state]}>{t(`sale.state.${row.state}`)}</StateBadge>,
    },
    {
      key: 'notice',
      title: t('sale.noticeOn'),
      render: (row) => <span className="wh-num">{row.noticeOn ?? dash}</span>,
    },
    {
      key: 'reserve',
      title: t('sale.inCurrency', { what: t('sale.reserve') }),
      align: 'right',
      render: (row) => <span className="wh-num">{formatMoney(row.reserve)}</span>,
    },
    {
      key: 'sold',
      title: t('sale.inCurrency', { what: t('sale.soldFor') }),
      align: 'right',
      render: (row) => <span className="wh-num">{formatMoney(row.soldFor)}</span>,
    },
    { key: 'ground', title: t('sale.ground'), render: (row) => t(`sale.grounds.${row.ground}`), optional: true },
    vinColumn(),
  ];
};

/** Sales of recovered cars: the list left; right, one of them from the letter to where its proceeds went. */
const SalesPage = () => {
  const { t } = useTranslation('collections');
  const language = useLanguage();
  const navigate = useNavigate();
  const base = useCollectionsPath();
  const { id } = useParams();
  const [state, setState] = useState<DisposalState>();
  const open = (row: DisposalCard) => void navigate(`${base}/sales/${row.id}`, { replace: true });
  return (
    <CollectionsPage at="sales">
      <ListAndOne
        list={
          <DataGrid<DisposalCard>
            key={state ?? 'any'}
            id="collections.sales"
            label={t('place.sales')}
            columns={useColumns()}
            rowKey={(row) => row.id}
            queryKey={['collections', 'sales', 'grid', state]}
            load={(after, cancel) => readDisposals({ state }, after, cancel)}
            exportHref={withQuery('/api/collections/disposals/export.xlsx', {
              state,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={id}
            onSelect={open}
            onOpen={open}
            empty={<Empty title={t('sale.none')} note={t('sale.noneNote')} />}
            tools={
              <PickOne<DisposalState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={disposalStates}
                named={(one) => t(`sale.state.${one}`)}
              />
            }
          />
        }
        one={(id) => <OpenSale key={id} id={id} />}
      />
    </CollectionsPage>
  );
};

const OpenSale = ({ id }: { id: string }) => {
  const { t } = useTranslation('collections');
  const found = useQuery({
    queryKey: ['collections', 'sale', id],
    queryFn: ({ signal }) => readDisposal(id, signal),
  });
  return (
    <Found found={found} what={t('sale.title')}>
      {(view) => <Sale view={view} />}
    </Found>
  );
};

export default SalesPage;
