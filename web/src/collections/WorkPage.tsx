import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readWorkOrder, readWorkOrders, type WorkCard, type WorkState } from '@/api/collections';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { dash, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useAgreementColumn, vinColumn } from './columns';
import { Found, ListAndOne } from './ListAndOne';
import { useCollectionsPath } from './places';
import { useVendorName, useVendors } from './useVendors';
import { workStates } from './work';
import { WorkBadge, WorkOrder } from './WorkOrder';

const useColumns = (): GridColumn<WorkCard>[] => {
  const { t } = useTranslation('collections');
  const number = useAgreementColumn<WorkCard>();
  const nameOf = useVendorName();
  return [
    { key: 'at', title: t('orderedAt'), render: (row) => <span className="wh-num">{momentOf(row.at)}</span> },
    number,
    { key: 'kind', title: t('work.what'), render: (row) => t(`work.kind.${row.kind}`) },
    { key: 'state', title: t('state'), render: (row) => <WorkBadge order={row} /> },
    { key: 'vendor', title: t('work.who'), render: (row) => nameOf(row.vendor) },
    { key: 'due', title: t('byDay'), render: (row) => <span className="wh-num">{row.dueOn}</span> },
    { key: 'fee', title: t('work.fee'), align: 'right', render: (row) => formatMoney(row.fee), optional: true },
    {
      key: 'ended',
      title: t('ended'),
      render: (row) => <span className="wh-num">{row.endedOn ?? dash}</span>,
      optional: true,
    },
    vinColumn(),
  ];
};

/** What vendors and visitors were asked to do: the list left; right, one order and its next step. */
const WorkPage = () => {
  const { t } = useTranslation('collections');
  const language = useLanguage();
  const navigate = useNavigate();
  const base = useCollectionsPath();
  const { id } = useParams();
  const vendors = useVendors();
  const nameOf = useVendorName();
  const [state, setState] = useState<WorkState>();
  const [vendor, setVendor] = useState<string>();
  const filter = { state, vendor };
  const open = (row: WorkCard) => void navigate(`${base}/work/${row.id}`, { replace: true });
  return (
    <CollectionsPage at="work" facts={<span>{t('work.note')}</span>}>
      <ListAndOne
        list={
          <DataGrid<WorkCard>
            key={JSON.stringify(filter)}
            id="collections.work"
            label={t('place.work')}
            columns={useColumns()}
            rowKey={(row) => row.id}
            queryKey={['collections', 'work', 'grid', filter]}
            load={(after, cancel) => readWorkOrders(filter, after, cancel)}
            exportHref={withQuery('/api/collections/work-orders/export.xlsx', {
              ...filter,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={id}
            onSelect={open}
            onOpen={open}
            empty={<Empty title={t('work.none')} note={t('work.noneNote')} />}
            tools={
              <>
                <PickOne<WorkState>
                  label={t('state')}
                  any={t('anyState')}
                  value={state}
                  onPick={setState}
                  among={workStates}
                  named={(one) => t(`work.state.${one}`)}
                />
                <PickOne
                  label={t('vendor')}
                  any={t('work.anyVendor')}
                  value={vendor}
                  onPick={setVendor}
                  among={(vendors.data?.items ?? []).map((one) => one.id)}
                  named={nameOf}
                />
              </>
            }
          />
        }
        one={(id) => <Opened key={id} id={id} />}
      />
    </CollectionsPage>
  );
};

const Opened = ({ id }: { id: string }) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const works = useSession().data?.role === 'servicing';
  const found = useQuery({
    queryKey: ['collections', 'work', 'one', id],
    queryFn: ({ signal }) => readWorkOrder(id, signal),
  });
  return (
    <Found found={found} what={t('work.title')}>
      {(order) => (
        <Panel
          title={t(`work.kind.${order.kind}`)}
          note={<Link to={`${base}/cases/${order.agreement}`}>{order.number}</Link>}
          extra={<WorkBadge order={order} />}
        >
          <WorkOrder order={order} works={works} />
        </Panel>
      )}
    </Found>
  );
};

export default WorkPage;
