import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  orderRecovery,
  readOrders,
  requestInhibit,
  type CaseView,
  type InhibitReason,
  type OrdersView,
} from '@/api/collections';
import { useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill } from '@/parts/badges';
import { Field } from '@/parts/Form';
import { Glyph } from '@/parts/glyphs';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { ObstacleList } from './Obstacles';
import { useCollectionsPath } from './places';
import { RulesTable } from './RulesTable';
import { againstCount, inhibitReasons, toneOfInhibit, toneOfRecovery } from './states';
import { useDoing } from './useDoing';

interface OrdersProps {
  file: CaseView;
  works: boolean;
}

/** The orders about the car: to recover it, to inhibit its start; what stands against each, before anybody asks. */
export const OrdersPanel = ({ file, works }: OrdersProps) => {
  const { t } = useTranslation('collections');
  const orders = useQuery({
    queryKey: ['collections', 'orders', file.agreement],
    queryFn: ({ signal }) => readOrders(file.agreement, signal),
  });
  if (orders.error) {
    return (
      <Panel title={t('recovery')}>
        <ErrorState error={orders.error} onRetry={() => void orders.refetch()} />
      </Panel>
    );
  }
  if (!orders.data) return <Loading lines={6} what={t('recovery')} />;
  return (
    <>
      <RecoveryPanel file={file} orders={orders.data} works={works} />
      <InhibitPanel file={file} orders={orders.data} works={works} />
    </>
  );
};

interface PanelProps extends OrdersProps {
  orders: OrdersView;
}

const RecoveryPanel = ({ file, orders, works }: PanelProps) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const order = useDoing((_: 'now', key) => orderRecovery(file.agreement, key));
  const against = orders.againstRecovery;
  return (
    <Panel title={t('recovery')} note={t('recoveryNote')} extra={<UnverifiedPill />}>
      {orders.recovery ? (
        <p>
          <StateBadge tone={toneOfRecovery[orders.recovery.state]}>
            {t(`recoveryState.${orders.recovery.state}`)}
          </StateBadge>{' '}
          <Link to={`${base}/recoveries/${orders.recovery.id}`}>{t('openOrder')}</Link>
        </p>
      ) : (
        <>
          {against.length > 0 ? (
            <ObstacleList against={against} />
          ) : (
            <p>
              <StateBadge tone="paid">{t('nothingAgainst')}</StateBadge>
            </p>
          )}
          {works && (
            <Button
              disabled={against.length > 0}
              icon={against.length > 0 ? <Glyph name="lock" /> : undefined}
              loading={order.isPending}
              onClick={() => order.mutate('now')}
            >
              {t('orderRecovery')}
            </Button>
          )}
          {order.error && <ErrorState error={order.error} />}
        </>
      )}
    </Panel>
  );
};

const InhibitPanel = ({ file, orders, works }: PanelProps) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const [reason, setReason] = useState<InhibitReason>();
  const ask = useDoing((asked: InhibitReason, key) => requestInhibit(file.agreement, asked, key));
  const against = againstCount(orders.rules);
  return (
    <Panel title={t('inhibit')} note={t('inhibitNote')} extra={<UnverifiedPill />}>
      {orders.inhibit && (
        <p>
          <StateBadge tone={toneOfInhibit[orders.inhibit.state]}>
            {t(`inhibitState.${orders.inhibit.state}`)}
          </StateBadge>{' '}
          <Link to={`${base}/inhibits/${orders.inhibit.id}`}>{t('openRequest')}</Link>
        </p>
      )}
      <details>
        <summary>
          {against > 0 ? t('rulesAgainst', { count: against }) : t('rulesPassed')} · {t('showRules')}
        </summary>
        <RulesTable rules={orders.rules} />
      </details>
      {works && !orders.inhibit && (
        <div className="wh-case-form">
          <Field label={t('inhibitReason')}>
            {(ids) => (
              <Select<InhibitReason>
                {...ids}
                disabled={against > 0}
                placeholder={t('choose')}
                value={reason ?? null}
                onChange={setReason}
                options={inhibitReasons.map((one) => ({ value: one, label: t(`inhibitReasons.${one}`) }))}
              />
            )}
          </Field>
          <Button
            disabled={against > 0 || !reason}
            icon={against > 0 ? <Glyph name="lock" /> : undefined}
            loading={ask.isPending}
            onClick={() => reason && ask.mutate(reason)}
          >
            {t('requestInhibit')}
          </Button>
          {ask.error && <ErrorState error={ask.error} kept />}
        </div>
      )}
    </Panel>
  );
};
