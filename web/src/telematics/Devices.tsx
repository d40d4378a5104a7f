import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { withQuery } from '@/api/links';
import { useSession } from '@/api/session';
import { countFleet, readFleet, type FleetDevice, type FleetState } from '@/api/telematics';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { dayOf, momentOf } from '@/parts/days';
import { FindBox } from '@/parts/filters';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { Page } from '@/shell/Page';
import { DeviceForms, RegisterForm } from './DeviceForms';
import { TelematicsTabs } from './TelematicsTabs';
import './telematics.css';

const states: readonly FleetState[] = ['heard', 'silent', 'fault', 'neverHeard', 'inStock', 'retired'];

const toneOf: Record<FleetState, Tone> = {
  heard: 'paid',
  silent: 'warn',
  fault: 'failed',
  neverHeard: 'due',
  inStock: 'sched',
  retired: 'locked',
};

/** The alarms of a device as the server writes them: `mainPowerOff, removed`. */
const alarmsOf = (row: FleetDevice): readonly string[] =>
  String(row.alarms)
    .split(', ')
    .filter((one) => one !== 'none' && one !== '');

const useColumns = (): GridColumn<FleetDevice>[] => {
  const { t } = useTranslation('telematics');
  return [
    { key: 'terminal', title: t('terminal'), render: (row) => <span className="wh-mono">{row.terminal}</span> },
    { key: 'kind', title: t('kind'), render: (row) => t(`deviceKind.${row.kind}`) },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={toneOf[row.state]}>{t(`fleet.${row.state}`)}</StateBadge>,
    },
    { key: 'vin', title: t('car'), render: (row) => <span className="wh-mono">{row.vin ?? dash}</span> },
    {
      key: 'heard',
      title: t('heard'),
      render: (row) => <span className="wh-num">{row.heardAt ? momentOf(row.heardAt) : dash}</span>,
    },
    {
      key: 'faults',
      title: t('faults'),
      render: (row) =>
        alarmsOf(row)
          .map((one) => t(`alarmWord.${one}`, { defaultValue: one }))
          .join(' · ') || t('amountsNone'),
    },
    {
      key: 'paired',
      title: t('paired'),
      render: (row) => (row.vin ? t(row.apart ? 'apart' : row.paired ? 'pairedYes' : 'pairedNo') : dash),
    },
    { key: 'model', title: t('model'), render: (row) => row.model, optional: true },
    {
      key: 'inhibits',
      title: t('inhibits'),
      render: (row) => (row.canInhibit ? t('inhibitsYes') : dash),
      optional: true,
    },
    {
      key: 'registered',
      title: t('registered'),
      render: (row) => <span className="wh-num">{dayOf(row.registeredAt)}</span>,
      optional: true,
    },
  ];
};

/** The lender's devices and how they are. */
const Devices = () => {
  const { t } = useTranslation('telematics');
  const language = useLanguage();
  const role = useSession().data?.role;
  const manages = role === 'servicing' || role === 'admin';
  const [state, setState] = useState<FleetState>();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<FleetDevice>();
  const counts = useQuery({ queryKey: ['fleet', 'counts'], queryFn: ({ signal }) => countFleet(signal) });
  const filter = { state, q: q || undefined };
  return (
    <Page title={t('devices')}>
      <TelematicsTabs now="devices" />
      {counts.data && (
        <KpiStrip
          label={t('counts')}
          items={[
            {
              id: 'all',
              label: t('all'),
              value: formatCount(counts.data.all),
              selected: state === undefined,
              onSelect: () => setState(undefined),
            },
            ...states.map((one) => ({
              id: one,
              label: t(`fleet.${one}`),
              value: formatCount(counts.data.states[one] ?? 0),
              selected: state === one,
              onSelect: () => setState(one),
            })),
          ]}
        />
      )}
      <div className={manages ? 'wh-live' : undefined}>
        <Panel flush>
          <DataGrid<FleetDevice>
            key={JSON.stringify(filter)}
            id="telematics.devices"
            label={t('devices')}
            columns={useColumns()}
            rowKey={(row) => row.id}
            queryKey={['fleet', filter]}
            load={(after, cancel) => readFleet(filter, after, cancel)}
            exportHref={withQuery('/api/telematics/fleet/export.xlsx', {
              ...filter,
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={chosen?.id}
            onSelect={setChosen}
            empty={<Empty title={t('noDevices')} note={t('noDevicesNote')} />}
            tools={<FindBox label={t('findDevice')} onFind={setQ} />}
          />
        </Panel>
        {manages && (
          <div className="wh-live-side">
            {chosen && <DeviceForms key={chosen.id} device={chosen} onDone={() => setChosen(undefined)} />}
            <RegisterForm />
          </div>
        )}
      </div>
    </Page>
  );
};

export default Devices;
