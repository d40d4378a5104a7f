import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popconfirm, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { readAgreement, readAgreements } from '@/api/agreements';
import {
  bindDevice,
  freeDevice,
  registerDevice,
  unbindDevice,
  type DeviceKind,
  type FleetDevice,
} from '@/api/telematics';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';

const kinds: readonly DeviceKind[] = ['wired', 'wireless', 'builtIn'];

/** Takes a device into the stock; `known` is a number that knocked at the door. */
export const RegisterForm = ({ known }: { known?: string | undefined }) => {
  const { t } = useTranslation('telematics');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [terminal, setTerminal] = useState(known ?? '');
  const [model, setModel] = useState('');
  const [kind, setKind] = useState<DeviceKind>('wired');
  const [canInhibit, setInhibits] = useState(false);
  const register = useMutation({
    mutationFn: () => {
      const asked = { terminal: terminal.trim(), model: model.trim(), kind, canInhibit };
      return registerDevice(asked, keyOf(asked));
    },
    onSuccess: async () => {
      done();
      setTerminal('');
      await queries.invalidateQueries({ queryKey: ['fleet'] });
    },
  });
  return (
    <Panel title={t('register')}>
      <Field label={t('terminal')} {...(known && known === terminal ? { source: t('stranger.door') } : {})}>
        {(ids) => <Input {...ids} value={terminal} onChange={(event) => setTerminal(event.target.value)} />}
      </Field>
      <Field label={t('model')}>
        {(ids) => <Input {...ids} value={model} onChange={(event) => setModel(event.target.value)} />}
      </Field>
      <Field label={t('kind')}>
        {(ids) => (
          <Select<DeviceKind>
            id={ids.id}
            value={kind}
            onChange={setKind}
            options={kinds.map((one) => ({ value: one, label: t(`deviceKind.${one}`) }))}
          />
        )}
      </Field>
      <p>
        <Checkbox checked={canInhibit} onChange={(event) => setInhibits(event.target.checked)}>
          {t('inhibits')}
        </Checkbox>
        <span className="wh-note">{t('inhibitNote')}</span>
      </p>
      <Button
        type="primary"
        disabled={terminal.trim() === '' || model.trim() === ''}
        loading={register.isPending}
        onClick={() => register.mutate()}
      >
        {t('register')}
      </Button>
      {register.error && <ErrorState error={register.error} kept />}
    </Panel>
  );
};

/** Puts the chosen device into a car, or takes it out. */
export const DeviceForms = ({ device, onDone }: { device: FleetDevice; onDone: () => void }) => {
  const { t } = useTranslation('telematics');
  return (
    <Panel title={<span className="wh-mono">{device.terminal}</span>} note={t(`fleet.${device.state}`)}>
      {device.state === 'retired' ? (
        <p>{t('nothingToDo')}</p>
      ) : device.vin ? (
        <Unbind device={device} onDone={onDone} />
      ) : (
        <Bind device={device} onDone={onDone} />
      )}
      {device.hasCode && device.state !== 'retired' && (
        <div className="wh-purpose">
          <FreeCode device={device.id} onDone={onDone} />
        </div>
      )}
    </Panel>
  );
};

const useDone = (onDone: () => void) => {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['fleet'] });
    onDone();
  };
};

/** A device that lost its code, as after a repair, is given a new one when it registers next. */
export const FreeCode = ({ device, onDone }: { device: string; onDone: () => void }) => {
  const { t } = useTranslation('telematics');
  const { keyOf, done } = useIntent();
  const finish = useDone(onDone);
  const free = useMutation({
    mutationFn: () => freeDevice(device, keyOf(device)),
    onSuccess: async () => {
      done();
      await finish();
    },
  });
  return (
    <>
      <Popconfirm
        title={t('freeCodeSure')}
        okText={t('freeCode')}
        cancelText={t('cancel')}
        onConfirm={() => free.mutate()}
      >
        <Button size="small" loading={free.isPending}>
          {t('freeCode')}
        </Button>
      </Popconfirm>
      {free.error && <ErrorState error={free.error} />}
    </>
  );
};

/** The car is the one of an agreement that still runs, and its customer is whose consent counts. */
const Bind = ({ device, onDone }: { device: FleetDevice; onDone: () => void }) => {
  const { t } = useTranslation('telematics');
  const { keyOf } = useIntent();
  const [picked, setPicked] = useState<string>();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['agreements', 'choose', q],
    queryFn: ({ signal }) => readAgreements({ q, state: 'active' }, undefined, signal),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: ['agreement', 'of device', picked],
    queryFn: ({ signal }) => readAgreement(picked ?? '', signal),
    enabled: picked !== undefined,
  });
  const car = chosen.data?.data;
  const bind = useMutation({
    mutationFn: ([vin, customer]: readonly [string, string]) =>
      bindDevice(device.id, vin, customer, keyOf([device.id, vin, customer])),
    onSuccess: useDone(onDone),
  });
  return (
    <>
      <Field label={t('ofAgreement')} note={t('customerNote')}>
        {(ids) => (
          <Select<string>
            {...ids}
            showSearch={{ filterOption: false, onSearch: setText }}
            placeholder={t('numberOrVin')}
            value={picked ?? null}
            loading={found.isFetching}
            notFoundContent={q === '' ? t('numberOrVin') : t('noAgreement')}
            onChange={setPicked}
            options={(found.data?.items ?? []).map((row) => ({
              value: row.id,
              label: `${row.number} · ${row.customer} · ${row.vin}`,
            }))}
          />
        )}
      </Field>
      {car && (
        <Facts
          rows={[
            [t('filterCars'), <span className="wh-mono">{car.vin}</span>],
            [t('customer'), car.customer],
          ]}
        />
      )}
      <Button
        type="primary"
        disabled={!car?.customerId}
        loading={bind.isPending}
        onClick={() => car?.customerId && bind.mutate([car.vin, car.customerId])}
      >
        {t('bind')}
      </Button>
      {(found.error ?? chosen.error ?? bind.error) && (
        <ErrorState error={found.error ?? chosen.error ?? bind.error} kept />
      )}
    </>
  );
};

const Unbind = ({ device, onDone }: { device: FleetDevice; onDone: () => void }) => {
  const { t } = useTranslation('telematics');
  const { keyOf } = useIntent();
  const unbind = useMutation({
    mutationFn: (retire: boolean) => unbindDevice(device.id, retire, keyOf([device.id, retire])),
    onSuccess: useDone(onDone),
  });
  return (
    <>
      <p className="wh-purpose">
        <Button loading={unbind.isPending} onClick={() => unbind.mutate(false)}>
          {t('unbind')}
        </Button>
        <Button loading={unbind.isPending} onClick={() => unbind.mutate(true)}>
          {t('retire')}
        </Button>
      </p>
      {unbind.error && <ErrorState error={unbind.error} />}
    </>
  );
};
