import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useOutletContext } from 'react-router';
import { withQuery } from '@/api/links';
import type { Session } from '@/api/session';
import { noteEvent, readEvents, type DeviceEvent, type EventKind } from '@/api/telematics';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { FindBox, PickOne } from '@/parts/filters';
import { dash } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { Empty, ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { carPath, TelematicsTabs } from './TelematicsTabs';
import './telematics.css';

const kinds: readonly EventKind[] = [
  'powerCut',
  'removed',
  'silent',
  'pairSeparated',
  'towed',
  'secondPledge',
  'fenceEntered',
  'regionLeft',
  'noMovement',
  'rollBack',
  'antennaCut',
];

const useColumns = (): GridColumn<DeviceEvent>[] => {
  const { t } = useTranslation('telematics');
  return [
    { key: 'kind', title: t('kind'), render: (row) => <strong>{t(`event.${row.kind}`)}</strong> },
    { key: 'vin', title: t('car'), render: (row) => <span className="wh-mono">{row.vin ?? dash}</span> },
    { key: 'at', title: t('when'), render: (row) => <span className="wh-num">{momentOf(row.at)}</span> },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StateBadge tone={row.note ? 'paid' : 'due'}>{t(row.note ? 'noted' : 'open')}</StateBadge>,
    },
    { key: 'why', title: t('why'), render: (row) => t(`eventWhy.${row.kind}`), optional: true },
    {
      key: 'received',
      title: t('received'),
      render: (row) => <span className="wh-num">{momentOf(row.receivedAt)}</span>,
      optional: true,
    },
  ];
};

/** What devices told: each is looked at by somebody, who says what came of it. */
const Alarms = () => {
  const { t } = useTranslation('telematics');
  const language = useLanguage();
  const [kind, setKind] = useState<EventKind>();
  const [state, setState] = useState<'open' | 'noted'>();
  const [vin, setVin] = useState('');
  const [chosen, setChosen] = useState<DeviceEvent>();
  const filter = { kind, vin: vin || undefined, open: state === undefined ? undefined : state === 'open' };
  return (
    <Page title={t('alarms')}>
      <TelematicsTabs now="alarms" />
      <div className="wh-live">
        <Panel flush>
          <DataGrid<DeviceEvent>
            key={JSON.stringify(filter)}
            id="telematics.alarms"
            label={t('alarms')}
            columns={useColumns()}
            rowKey={(row) => row.id}
            queryKey={['device-events', filter]}
            load={(after, cancel) => readEvents(filter, after, cancel)}
            exportHref={withQuery('/api/telematics/events/export.xlsx', {
              kind,
              vin: vin || undefined,
              open: filter.open === undefined ? undefined : String(filter.open),
              lang: language === 'en' ? 'en' : 'zh',
            })}
            selected={chosen?.id}
            onSelect={setChosen}
            empty={<Empty title={t('noAlarms')} note={t('noAlarmsNote')} />}
            tools={
              <>
                <FindBox label={t('filterCars')} onFind={(text) => setVin(text.toUpperCase())} />
                <PickOne
                  label={t('kind')}
                  any={t('anyKind')}
                  value={kind}
                  onPick={setKind}
                  among={kinds}
                  named={(one) => t(`event.${one}`)}
                />
                <PickOne
                  label={t('state')}
                  any={t('anyState')}
                  value={state}
                  onPick={setState}
                  among={['open', 'noted'] as const}
                  named={(one) => t(one)}
                />
              </>
            }
          />
        </Panel>
        <Panel title={chosen ? t(`event.${chosen.kind}`) : t('alarm')}>
          {chosen ? (
            <Chosen key={chosen.id} event={chosen} onNoted={() => setChosen(undefined)} />
          ) : (
            <Empty title={t('nothingOpen')} />
          )}
        </Panel>
      </div>
    </Page>
  );
};

const Chosen = ({ event, onNoted }: { event: DeviceEvent; onNoted: () => void }) => {
  const { t } = useTranslation('telematics');
  const session = useOutletContext<Session>();
  const by = (user: string) => t(user === session.user?.id ? 'byMe' : 'byColleague');
  return (
    <>
      <p>{t(`eventWhy.${event.kind}`)}</p>
      <Facts
        rows={[
          [t('car'), <span className="wh-mono">{event.vin ?? dash}</span>],
          [t('when'), <span className="wh-num">{momentOf(event.at)}</span>],
          [t('received'), <span className="wh-num">{momentOf(event.receivedAt)}</span>],
          ...(event.note
            ? ([
                [t('noted'), t('lookedBy', { at: momentOf(event.note.at), by: by(event.note.by) })],
                [t('note'), event.note.text],
              ] as const)
            : []),
        ]}
      />
      {event.vin && (
        <p>
          <Link to={carPath(event.vin)}>{t('openCar')}</Link>
        </p>
      )}
      {!event.note && <NoteForm event={event} onNoted={onNoted} />}
    </>
  );
};

const NoteForm = ({ event, onNoted }: { event: DeviceEvent; onNoted: () => void }) => {
  const { t } = useTranslation('telematics');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [text, setText] = useState('');
  const note = useMutation({
    mutationFn: () => noteEvent(event.id, text.trim(), keyOf([event.id, text.trim()])),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['device-events'] });
      onNoted();
    },
  });
  return (
    <>
      <Input.TextArea
        rows={3}
        maxLength={500}
        aria-label={t('noteWhat')}
        placeholder={t('noteWhat')}
        value={text}
        onChange={(change) => setText(change.target.value)}
      />
      <p className="wh-purpose">
        <Button type="primary" disabled={text.trim() === ''} loading={note.isPending} onClick={() => note.mutate()}>
          {t('takeNote')}
        </Button>
        <span className="wh-note">{t('noteStays')}</span>
      </p>
      {note.error && <ErrorState error={note.error} kept />}
    </>
  );
};

export default Alarms;
