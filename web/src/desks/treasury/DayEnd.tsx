import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { readDays, type DayState } from '@/api/days';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PreviewConfirm } from '@/parts/PreviewConfirm';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { NightBooked } from './NightBooked';
import { NightRun } from './NightRun';
import { RunsTable } from './RunsTable';
import { daysThrough, nextDay, useClosing } from './useClosing';
import './treasury.css';

const often = 500;

/** The business date and how it moves: steps and partitions as they are done, what the night booked, and each run. */
const DayEnd = () => {
  const { t } = useTranslation('treasury');
  const session = useSession();
  const mayClose = session.data?.role === 'treasury' || session.data?.role === 'admin';
  const [asking, setAsking] = useState(false);
  const [wanted, setWanted] = useState('');
  const [watching, setWatching] = useState(false);
  const days = useQuery({
    queryKey: ['days'],
    queryFn: ({ signal }) => readDays(signal),
    refetchInterval: (query) => (watching || query.state.data?.runs[0]?.state === 'running' ? often : false),
  });
  const today = days.data?.today ?? '';
  const ending = today === '' ? [] : daysThrough(today, wanted);
  const last = ending.at(-1) ?? '';
  const closing = useClosing(ending, () => setAsking(false));
  const close = () => {
    setWatching(true);
    closing.mutate(undefined, { onSettled: () => setWatching(false) });
  };
  const stopped = days.data?.runs[0]?.state === 'cancelled';
  const what = stopped
    ? t('resume', { day: today })
    : ending.length > 1
      ? t('closeDays', { count: ending.length, last })
      : t('close', { day: today });
  return (
    <Page
      title={t('tabDay')}
      actions={
        mayClose &&
        days.data && (
          <>
            <label className="wh-day-through">
              {t('through')}{' '}
              <Input
                type="date"
                className="wh-day"
                min={today}
                value={last}
                onChange={(change) => setWanted(change.target.value)}
              />
            </label>
            <Button type="primary" loading={closing.isPending} onClick={() => setAsking(true)}>
              {what}
            </Button>
          </>
        )
      }
    >
      {days.error && !days.data ? (
        <ErrorState error={days.error} onRetry={() => void days.refetch()} />
      ) : !days.data ? (
        <Loading lines={5} what={t('tabDay')} />
      ) : (
        <Nights state={days.data} mayClose={mayClose} />
      )}
      <PreviewConfirm
        open={asking}
        title={t('closeTitle', { what })}
        what={t('closeWhat', { next: last && nextDay(last) })}
        rows={[{ label: t('businessDate'), before: today, after: last && nextDay(last), strong: true }]}
        undo={t('closeUndo')}
        confirm={what}
        busy={closing.isPending}
        error={closing.error}
        onConfirm={close}
        onCancel={() => setAsking(false)}
      />
    </Page>
  );
};

const Nights = ({ state, mayClose }: { state: DayState; mayClose: boolean }) => {
  const { t } = useTranslation('treasury');
  const [chosen, setChosen] = useState<string>();
  const { runs } = state;
  const latest = runs[0];
  // A night that is under way is what one came to see; else the one that was chosen.
  const open = latest?.state === 'running' ? latest : (runs.find((run) => run.day === chosen) ?? latest);
  return (
    <>
      <KpiStrip
        label={t('tabDay')}
        items={[
          { id: 'day', label: t('businessDate'), value: state.today },
          { id: 'waiting', label: t('waiting'), value: formatCount(state.waiting) },
          {
            id: 'looked',
            label: t('lookedAt'),
            value: latest ? formatCount(latest.accounts) : dash,
            note: t('lastNight'),
          },
          {
            id: 'ended',
            label: t('agreementsEnded'),
            value: latest ? formatCount(latest.closed) : dash,
            note: t('lastNight'),
          },
        ]}
      />
      {open && <NightRun key={open.day} run={open} mayStop={mayClose} />}
      <Panel flush title={t('runs')}>
        {runs.length === 0 ? (
          <Empty title={t('noRuns')} />
        ) : (
          <RunsTable runs={runs} open={open?.day} onOpen={setChosen} />
        )}
      </Panel>
      {open && open.state === 'done' && <NightBooked key={`${open.day} booked`} run={open} />}
    </>
  );
};

export default DayEnd;
