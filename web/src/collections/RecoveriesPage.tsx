import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import {
  dispatchRecovery,
  endRecovery,
  readOrders,
  readRecoveries,
  readRecovery,
  refusalOf,
  type RecoveryCard,
  type RecoveryState,
} from '@/api/collections';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { PickOne } from '@/parts/filters';
import { Field } from '@/parts/Form';
import { Glyph } from '@/parts/glyphs';
import { dash } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { Empty, ErrorState } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useAgreementColumn, vinColumn } from './columns';
import { ObstacleList } from './Obstacles';
import { Found, ListAndOne } from './ListAndOne';
import { useCollectionsPath } from './places';
import { SaleOf } from './SaleForms';
import { recoveryStates, toneOfRecovery } from './states';
import { useDoing } from './useDoing';
import { useVendorOptions, useVendors } from './useVendors';

const useColumns = (): GridColumn<RecoveryCard>[] => {
  const { t } = useTranslation('collections');
  const number = useAgreementColumn<RecoveryCard>();
  return [
    { key: 'at', title: t('orderedAt'), render: (row) => <span className="wh-num">{momentOf(row.at)}</span> },
    number,
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOfRecovery[row.state]}>{t(`recoveryState.${row.state}`)}</StateBadge>,
    },
    { key: 'lien', title: t('lienSince'), render: (row) => <span className="wh-num">{row.lienSince}</span> },
    vinColumn(),
    {
      key: 'ended',
      title: t('ended'),
      render: (row) => (row.endedAt ? <span className="wh-num">{momentOf(row.endedAt)}</span> : dash),
      optional: true,
    },
  ];
};

/** Orders for cars: the list left; right, what one rests on and how another person sends it out. */
const RecoveriesPage = () => {
  const { t } = useTranslation('collections');
  const language = useLanguage();
  const navigate = useNavigate();
  const base = useCollectionsPath();
  const { id } = useParams();
  const [state, setState] = useState<RecoveryState>();
  const open = (row: RecoveryCard) => void navigate(`${base}/recoveries/${row.id}`, { replace: true });
  return (
    <CollectionsPage at="recoveries">
      <ListAndOne
        list={
          <DataGrid<RecoveryCard>
            key={state ?? 'any'}
            id="collections.recoveries"
            label={t('place.recoveries')}
            columns={useColumns()}
            rowKey={(row) => row.id}
            queryKey={['collections', 'recoveries', 'grid', state]}
            load={(after, cancel) => readRecoveries({ state }, after, cancel)}
            exportHref={withQuery('/api/collections/recoveries/export.xlsx', {
              state,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={id}
            onSelect={open}
            onOpen={open}
            empty={<Empty title={t('noOrders')} note={t('noOrdersNote')} />}
            tools={
              <PickOne<RecoveryState>
                label={t('state')}
                any={t('anyState')}
                value={state}
                onPick={setState}
                among={recoveryStates}
                named={(one) => t(`recoveryState.${one}`)}
              />
            }
          />
        }
        one={(id) => <OpenOrder key={id} id={id} />}
      />
    </CollectionsPage>
  );
};

const OpenOrder = ({ id }: { id: string }) => {
  const { t } = useTranslation('collections');
  const found = useQuery({
    queryKey: ['collections', 'recovery', id],
    queryFn: ({ signal }) => readRecovery(id, signal),
  });
  return (
    <Found found={found} what={t('recovery')}>
      {(order) => <OrderPanel order={order} />}
    </Found>
  );
};

const OrderPanel = ({ order }: { order: RecoveryCard }) => {
  const { t } = useTranslation('collections');
  const sentence = useRefusalText();
  const session = useSession().data;
  const base = useCollectionsPath();
  const vendors = useVendors();
  const vendor = vendors.data?.items.find((one) => one.id === order.vendor);
  const decides = session?.role === 'servicing' || session?.role === 'admin';
  const works = session?.role === 'servicing';
  const open = order.state === 'ordered' || order.state === 'dispatched';
  const end = useDoing((done: boolean, key) => endRecovery(order, done, key));
  return (
    <Panel
      title={<span className="wh-mono">{order.number}</span>}
      extra={<StateBadge tone={toneOfRecovery[order.state]}>{t(`recoveryState.${order.state}`)}</StateBadge>}
      {...(open ? { accent: 'primary' as const } : {})}
    >
      <Facts
        rows={[
          [t('agreement'), <Link to={`${base}/cases/${order.agreement}`}>{order.number}</Link>],
          ['VIN', <span className="wh-mono">{order.vin}</span>],
          [t('orderedAt'), `${momentOf(order.at)}${order.orderedBy === session?.user?.id ? ` · ${t('byMe')}` : ''}`],
          [t('lienSince'), order.lienSince],
          [t('vendor'), vendor?.name ?? dash],
          [t('dispatchedAt'), order.dispatchedAt ? momentOf(order.dispatchedAt) : dash],
          [t('ended'), order.endedAt ? momentOf(order.endedAt) : dash],
        ]}
      />
      {order.because && (
        <p className="wh-why-not">
          {t('endedBecause')} {sentence(refusalOf({ code: order.because, sentence: order.because, values: [] }))}
        </p>
      )}
      {order.state === 'ordered' && decides && (
        <Dispatching order={order} mine={order.orderedBy === session?.user?.id} />
      )}
      {open && works && (
        <p className="wh-case-do">
          <Button loading={end.isPending && end.variables === false} onClick={() => end.mutate(false)}>
            {t('callOff')}
          </Button>
          {order.state === 'dispatched' && (
            <Button type="primary" loading={end.isPending && end.variables === true} onClick={() => end.mutate(true)}>
              {t('carIsHere')}
            </Button>
          )}
        </p>
      )}
      {end.error && <ErrorState error={end.error} />}
      {open && <p className="wh-note">{t('cancelsItself')}</p>}
      {order.state === 'done' && <SaleOf order={order} works={works} />}
    </Panel>
  );
};

/** Another person sends it out, to a vendor that was evaluated; everything it rests on is asked once more. */
const Dispatching = ({ order, mine }: { order: RecoveryCard; mine: boolean }) => {
  const { t } = useTranslation('collections');
  const [vendor, setVendor] = useState<string>();
  const vendors = useVendors();
  const options = useVendorOptions();
  const orders = useQuery({
    queryKey: ['collections', 'orders', order.agreement],
    queryFn: ({ signal }) => readOrders(order.agreement, signal),
  });
  const send = useDoing((to: string, key) => dispatchRecovery(order, to, key));
  const against = orders.data?.againstRecovery ?? [];
  if (mine) {
    return (
      <p>
        <Glyph name="lock" /> {t('yoursDispatch')}
      </p>
    );
  }
  return (
    <div className="wh-case-form">
      {against.length > 0 && <ObstacleList against={against} />}
      <Field
        label={t('vendor')}
        problem={vendors.data?.items.length === 0 ? t('noVendors') : undefined}
        note={t('vendorRule')}
      >
        {(ids) => (
          <Select<string>
            {...ids}
            placeholder={t('choose')}
            value={vendor ?? null}
            onChange={setVendor}
            options={options}
          />
        )}
      </Field>
      <Button
        type="primary"
        disabled={!vendor || against.length > 0}
        loading={send.isPending}
        onClick={() => vendor && send.mutate(vendor)}
      >
        {t('dispatch')}
      </Button>
      {send.error && <ErrorState error={send.error} title={t('notDispatched')} kept />}
    </div>
  );
};

export default RecoveriesPage;
