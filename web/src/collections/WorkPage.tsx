import { useState } from 'react';
import { Link } from 'react-router';
import { readWorkOrders, type WorkCard, type WorkState } from '@/api/collections';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { dash, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useAgreementColumn, vinColumn } from './columns';
import { useCollectionsPath } from './places';
import { useVendorName, useVendors } from './useVendors';
import { workStates } from './work';
import { WorkBadge, WorkOrder } from './WorkOrder';
import { useWorkOf } from './WorkPanel';

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
  const vendors = useVendors();
  const nameOf = useVendorName();
  const [state, setState] = useState<WorkState>();
  const [vendor, setVendor] = useState<string>();
  const [open, setOpen] = useState<WorkCard>();
  const filter = { state, vendor };
  return (
    <CollectionsPage at="work" facts={<span>{t('work.note')}</span>}>
      <div className="wh-columns wh-orders">
        <Panel flush>
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
            selected={open?.id}
            onSelect={setOpen}
            onOpen={setOpen}
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
        </Panel>
        {open === undefined ? (
          <Panel>
            <p className="wh-ink2">{t('nothingOpen')}</p>
          </Panel>
        ) : (
          <Opened key={open.id} id={open.id} agreement={open.agreement} />
        )}
      </div>
    </CollectionsPage>
  );
};

/** Read again from the orders of its agreement: after a step, the row of the list may be gone from the filter. */
const Opened = ({ id, agreement }: { id: string; agreement: string }) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const works = useSession().data?.role === 'servicing';
  const found = useWorkOf(agreement);
  const order = found.data?.items.find((one) => one.id === id);
  if (!order) {
    return (
      <Panel>
        {found.error ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <p>
            <Link to={`${base}/cases/${agreement}`}>{t('warning.openCase')}</Link>
          </p>
        ) : (
          <Loading lines={5} what={t('work.title')} />
        )}
      </Panel>
    );
  }
  return (
    <Panel
      title={t(`work.kind.${order.kind}`)}
      note={<Link to={`${base}/cases/${agreement}`}>{order.number}</Link>}
      extra={<WorkBadge order={order} />}
    >
      <WorkOrder order={order} works={works} />
    </Panel>
  );
};

export default WorkPage;
