import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { bindDevice, registerDevice, unbindDevice, type DeviceKind, type FleetDevice } from '@/api/telematics';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';

const kinds: readonly DeviceKind[] = ['wired', 'wireless', 'builtIn'];

/** Takes a device into the stock. */
export const RegisterForm = () => {
  const { t } = useTranslation('telematics');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [terminal, setTerminal] = useState('');
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
      <Field label={t('terminal')}>
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

const Bind = ({ device, onDone }: { device: FleetDevice; onDone: () => void }) => {
  const { t } = useTranslation('telematics');
  const { keyOf } = useIntent();
  const [vin, setVin] = useState('');
  const [customer, setCustomer] = useState('');
  const bind = useMutation({
    mutationFn: () => bindDevice(device.id, vin.trim(), customer.trim(), keyOf([device.id, vin, customer])),
    onSuccess: useDone(onDone),
  });
  return (
    <>
      <Field label={t('filterCars')}>
        {(ids) => <Input {...ids} value={vin} onChange={(event) => setVin(event.target.value)} />}
      </Field>
      <Field label={t('customer')} note={t('customerNote')}>
        {(ids) => <Input {...ids} value={customer} onChange={(event) => setCustomer(event.target.value)} />}
      </Field>
      <Button
        type="primary"
        disabled={vin.trim() === '' || customer.trim() === ''}
        loading={bind.isPending}
        onClick={() => bind.mutate()}
      >
        {t('bind')}
      </Button>
      {bind.error && <ErrorState error={bind.error} kept />}
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
