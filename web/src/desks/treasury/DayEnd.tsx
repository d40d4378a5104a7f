import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { cancelDay, closeDay, readDays, type DayRun, type DayState } from '@/api/days';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';
import { clockOf, dayOf } from '@/parts/days';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PreviewConfirm } from '@/parts/PreviewConfirm';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import './treasury.css';

const toneOf: Record<DayRun['state'], Tone> = { running: 'due', done: 'paid', cancelled: 'warn' };

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** From the first through the last; the first alone where the last lies before it. At most a year at once. */
const daysThrough = (first: string, last: string): readonly string[] => {
  const days = [first];
  for (let day = nextDay(first); day <= last && days.length < 366; day = nextDay(day)) days.push(day);
  return days;
};

/** The business date and how it moves: due, interest, arrears; every run with its progress, and one can be stopped. */
const DayEnd = () => {
  const { t } = useTranslation('treasury');
  const session = useSession();
  const mayClose = session.data?.role === 'treasury' || session.data?.role === 'admin';
  const days = useQuery({
    queryKey: ['days'],
    queryFn: ({ signal }) => readDays(signal),
    refetchInterval: (query) => (query.state.data?.runs[0]?.state === 'running' ? 500 : false),
  });
  const [asking, setAsking] = useState(false);
  const [wanted, setWanted] = useState('');
  const today = days.data?.today ?? '';
  const ending = today === '' ? [] : daysThrough(today, wanted);
  const last = ending.at(-1) ?? '';
  const closing = useClosing(ending, () => setAsking(false));
  const what = ending.length > 1 ? t('closeDays', { count: ending.length, last }) : t('close', { day: today });
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
      {days.error ? (
        <ErrorState error={days.error} onRetry={() => void days.refetch()} />
      ) : !days.data ? (
        <Loading lines={5} what={t('tabDay')} />
      ) : (
        <Days state={days.data} mayClose={mayClose} />
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
        onConfirm={() => closing.mutate()}
        onCancel={() => setAsking(false)}
      />
    </Page>
  );
};

/** One day after the other: each is a close of its own, and a day that somebody stopped ends the row. */
const useClosing = (ending: readonly string[], onDone: () => void) => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  return useMutation({
    mutationFn: async () => {
      for (const day of ending) {
        const run = await closeDay(day, keyOf(day));
        if (run.state !== 'done') return;
        await queries.invalidateQueries({ queryKey: ['days'] });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['days'] }),
    onSuccess: async () => {
      done();
      onDone();
      await queries.invalidateQueries();
    },
  });
};

const Days = ({ state, mayClose }: { state: DayState; mayClose: boolean }) => {
  const { t } = useTranslation('treasury');
  const queries = useQueryClient();
  const running = state.runs[0]?.state === 'running' ? state.runs[0] : undefined;
  const { keyOf } = useIntent();
  const stop = useMutation({
    mutationFn: (day: string) => cancelDay(day, keyOf(day)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['days'] }),
  });
  return (
    <>
      <KpiStrip
        label={t('tabDay')}
        items={[
          { id: 'day', label: t('businessDate'), value: state.today },
          { id: 'waiting', label: t('waiting'), value: formatCount(state.waiting) },
        ]}
      />
      {running && (
        <Panel
          title={t('closing', { day: running.day })}
          extra={
            mayClose && (
              <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(running.day)}>
                {t('cancel')}
              </Button>
            )
          }
        >
          <Progress
            percent={running.total === 0 ? 100 : Math.floor((100 * running.done) / running.total)}
            aria-label={t('progress')}
          />
          {stop.error && <ErrorState error={stop.error} />}
        </Panel>
      )}
      <Panel flush title={t('runs')}>
        {state.runs.length === 0 ? <Empty title={t('noRuns')} /> : <Runs runs={state.runs} />}
      </Panel>
    </>
  );
};

const Runs = ({ runs }: { runs: readonly DayRun[] }) => {
  const { t } = useTranslation('treasury');
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={t('runs')}>
      <table className="wh-table">
        <thead>
          <tr>
            <th>{t('day')}</th>
            <th>{t('state')}</th>
            <th className="wh-right">{t('progress')}</th>
            <th className="wh-right">{t('agreementsEnded')}</th>
            <th>{t('startedAt')}</th>
            <th>{t('endedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.day}>
              <td className="wh-num">{run.day}</td>
              <td>
                <StateBadge tone={toneOf[run.state]}>{t(`runStates.${run.state}`)}</StateBadge>
              </td>
              <td className="wh-num wh-right">
                {formatCount(run.done)} / {formatCount(run.total)}
              </td>
              <td className="wh-num wh-right">{formatCount(run.closed)}</td>
              <td className="wh-num">
                {dayOf(run.startedAt)} {clockOf(run.startedAt)}
              </td>
              <td className="wh-num">{run.endedAt ? `${dayOf(run.endedAt)} ${clockOf(run.endedAt)}` : dash}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export default DayEnd;
