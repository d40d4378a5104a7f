import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { readWorkOrders, sendWorkOrder, type CaseView, type WorkKind } from '@/api/collections';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { parseMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useDoing } from './useDoing';
import { useVendorOptions } from './useVendors';
import { workKinds } from './work';
import { WorkBadge, WorkOrder } from './WorkOrder';

/** All orders of one agreement, newest first. */
export const useWorkOf = (agreement: string) =>
  useQuery({
    queryKey: ['collections', 'work', 'of', agreement],
    queryFn: ({ signal }) => readWorkOrders({ agreement, limit: 200 }, undefined, signal),
  });

/** What vendors do about this debt, and the visits of the lender's own people. */
export const WorkPanel = ({ file, works }: { file: CaseView; works: boolean }) => {
  const { t } = useTranslation('collections');
  const found = useWorkOf(file.agreement);
  const orders = found.data?.items;
  return (
    <Panel title={t('work.title')} note={t('work.note')}>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : orders === undefined ? (
        <Loading lines={3} what={t('work.title')} />
      ) : (
        orders.map((order) => (
          <details key={order.id} className="wh-plan">
            <summary>
              <WorkBadge order={order} /> {t(`work.kind.${order.kind}`)} ·{' '}
              <span className="wh-num">{t('work.until', { day: order.dueOn })}</span>
            </summary>
            <WorkOrder order={order} works={works} />
          </details>
        ))
      )}
      {orders?.length === 0 && !works && <p className="wh-note">{t('never')}</p>}
      {works && <SendForm file={file} />}
    </Panel>
  );
};

/** Stands for the lender's own people among the vendors. */
const own = 'own';

const SendForm = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('collections');
  const vendors = useVendorOptions();
  const { currency } = file.overdue;
  const [kind, setKind] = useState<WorkKind>();
  const [vendor, setVendor] = useState<string>();
  const [day, setDay] = useState('');
  const [fee, setFee] = useState('0.00');
  const [note, setNote] = useState('');
  const money = parseMoney(fee, currency);
  const send = useDoing(
    (asked: Parameters<typeof sendWorkOrder>[1], key) => sendWorkOrder(file.agreement, asked, key),
    () => {
      setKind(undefined);
      setVendor(undefined);
      setDay('');
      setFee('0.00');
      setNote('');
    },
  );
  const pick = (picked: WorkKind) => {
    setKind(picked);
    if (picked !== 'visit' && vendor === own) setVendor(undefined);
  };
  const order = () => {
    if (!kind || !vendor || !money) return;
    send.mutate({ kind, vendor: vendor === own ? null : vendor, dueOn: day, fee: money, note: note.trim() || null });
  };
  return (
    <div className="wh-case-form">
      <Field label={t('work.what')}>
        {(ids) => (
          <Select<WorkKind>
            {...ids}
            placeholder={t('choose')}
            value={kind ?? null}
            onChange={pick}
            options={workKinds.map((one) => ({ value: one, label: t(`work.kind.${one}`) }))}
          />
        )}
      </Field>
      <Field label={t('work.who')} note={t('work.ownVisit')}>
        {(ids) => (
          <Select<string>
            {...ids}
            placeholder={t('choose')}
            value={vendor ?? null}
            onChange={setVendor}
            options={[...(kind === 'visit' ? [{ value: own, label: t('work.ownPeople') }] : []), ...vendors]}
          />
        )}
      </Field>
      <Field label={t('work.dueOn')} note={t('work.dayNote')}>
        {(ids) => <Input {...ids} type="date" value={day} onChange={(change) => setDay(change.target.value)} />}
      </Field>
      <Field
        label={t('work.feeIn', { currency })}
        note={t('work.feeNote')}
        problem={money ? undefined : t('work.noFee')}
      >
        {(ids) => <Input {...ids} inputMode="decimal" value={fee} onChange={(change) => setFee(change.target.value)} />}
      </Field>
      <Field label={t('work.asked')}>
        {(ids) => <Input {...ids} maxLength={400} value={note} onChange={(change) => setNote(change.target.value)} />}
      </Field>
      <Button disabled={!kind || !vendor || day === '' || !money} loading={send.isPending} onClick={order}>
        {t('work.send')}
      </Button>
      {send.error && <ErrorState error={send.error} title={t('work.notSent')} kept />}
    </div>
  );
};
