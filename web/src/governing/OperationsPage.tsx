import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { readFamilies, readWatch, replayDecisions, type Watch } from '@/api/governing';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { KpiStrip } from '@/parts/KpiStrip';
import { LineChart } from '@/parts/LineChart';
import { inColours } from '@/parts/lineOption';
import { dash, formatCount, formatIndex, formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { Empty, ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { FairnessPanel } from './FairnessPanel';
import { OverridesGrid } from './OverridesGrid';
import { Counted, shown, useInterval } from './parts';
import './governing.css';

/** Operations home: how much is answered without a person, and the bad rate beside it. */
const OperationsPage = () => {
  const { t } = useTranslation('governing');
  const [search, setSearch] = useSearchParams();
  const family = search.get('family') ?? undefined;
  const families = useQuery({ queryKey: ['policies', 'families'], queryFn: ({ signal }) => readFamilies(signal) });
  const watch = useQuery({ queryKey: ['watch', family], queryFn: ({ signal }) => readWatch(family, signal) });
  const { data } = watch;
  return (
    <Page
      title={t('operations')}
      facts={data && t('last31', { from: data.from, to: data.to })}
      actions={
        <Select<string>
          allowClear
          aria-label={t('policyFamily')}
          placeholder={t('allFamilies')}
          className="wh-filter"
          value={family ?? null}
          onChange={(next) => setSearch(next ? { family: next } : {}, { replace: true })}
          options={(families.data ?? []).map((one) => ({
            value: one.family,
            label: t(`family.${one.family as 'car-loan'}`),
          }))}
        />
      }
    >
      {watch.error ? (
        <ErrorState error={watch.error} onRetry={() => void watch.refetch()} />
      ) : !data ? (
        <Loading lines={8} what={t('operations')} />
      ) : data.report.applications === 0 ? (
        <Empty title={t('noDecisions')} note={t('noDecisionsNote')} />
      ) : (
        <>
          <Figures watch={data} />
          <Alarms watch={data} />
          <Weeks watch={data} />
          <Seats watch={data} />
          <Checks watch={data} />
        </>
      )}
      <FairnessPanel family={family ?? 'car-loan'} />
      <ReplayPanel />
      <OverridesGrid />
    </Page>
  );
};

const Figures = ({ watch }: { watch: Watch }) => {
  const { t } = useTranslation('governing');
  const interval = useInterval();
  const { report } = watch;
  return (
    <KpiStrip
      label={t('figures')}
      items={[
        { id: 'applications', label: t('applications'), value: formatCount(report.applications) },
        { id: 'automatic', label: t('automatic'), value: shown(report.automatic), note: interval(report.automatic) },
        {
          id: 'bad',
          label: t('bad'),
          value: shown(report.badOfAutomatic),
          note: report.badOfAutomatic.of === 0 ? t('noneYet') : t('badNote', { share: shown(report.badOfPersons) }),
        },
        { id: 'approved', label: t('approved'), value: shown(report.approved), note: interval(report.approved) },
        {
          id: 'lookToBook',
          label: t('lookToBook'),
          value: shown(report.lookToBook),
          note: <Counted share={report.lookToBook} />,
        },
        {
          id: 'overrides',
          label: t('overrides'),
          value: shown(report.overrides),
          note: <Counted share={report.overrides} />,
        },
        {
          id: 'psi',
          label: t('psi'),
          value: report.psi === null ? dash : formatIndex(report.psi),
          ...(report.psi === null ? { note: t('tooFew') } : {}),
        },
      ]}
    />
  );
};

const Alarms = ({ watch }: { watch: Watch }) => {
  const { t } = useTranslation('governing');
  const say = (code: string, value: number) => (code === 'psi' ? formatIndex(value) : formatPercent(value, 1));
  const { alarms } = watch.report;
  return (
    <Panel title={t('alarms')} {...(alarms.length > 0 ? { accent: 'over' as const } : {})}>
      {alarms.length === 0 ? (
        <p>{t('noAlarm')}</p>
      ) : (
        <ul className="wh-alarms">
          {alarms.map((alarm) => (
            <li key={alarm.code}>
              <StateBadge tone={alarm.level === 'act' ? 'over' : 'warn'}>{t(`level.${alarm.level}`)}</StateBadge>{' '}
              {t(`alarm.${alarm.code as 'psi'}`, {
                actual: say(alarm.code, alarm.actual),
                limit: say(alarm.code, alarm.limit),
              })}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};

const Weeks = ({ watch }: { watch: Watch }) => {
  const { t } = useTranslation('governing');
  const { weeks } = watch.report;
  return (
    <Panel flush title={t('weeks')} note={t('weeksNote')}>
      <div className="wh-chart-body">
        <LineChart
          height={220}
          label={t('weeksChart')}
          ticks={weeks.map((week) => week.from)}
          along={t('weekOf')}
          max={1}
          series={inColours([
            { name: t('automatic'), values: weeks.map((week) => week.automatic) },
            { name: t('approved'), values: weeks.map((week) => week.approved) },
            { name: t('booked'), values: weeks.map((week) => week.booked) },
          ])}
          format={(share) => formatPercent(share, 0)}
        />
      </div>
    </Panel>
  );
};

const Seats = ({ watch }: { watch: Watch }) => {
  const { t } = useTranslation('governing');
  return (
    <Panel flush title={t('seats')}>
      <PlainTable
        label={t('seats')}
        heads={[
          [t('policyFamily')],
          [t('version'), true],
          [t('seat')],
          [t('applications'), true],
          [t('approved'), true],
          [t('automatic'), true],
          [t('agrees'), true],
        ]}
        rows={watch.seats.map((line) => [
          `${line.policy}${line.version}${line.seat}`,
          t(`family.${line.policy as 'car-loan'}`),
          line.version,
          t(`seatName.${line.seat}`),
          formatCount(line.approved.of),
          shown(line.approved),
          shown(line.automatic),
          line.agrees ? shown(line.agrees) : dash,
        ])}
      />
    </Panel>
  );
};

const Checks = ({ watch }: { watch: Watch }) => {
  const { t } = useTranslation('governing');
  const say = useSay();
  return (
    <Panel flush title={t('checks')}>
      <PlainTable
        label={t('checks')}
        heads={[
          [t('check')],
          [t('version'), true],
          [t('runs'), true],
          [t('refers'), true],
          [t('declines'), true],
          [t('hitRate'), true],
        ]}
        rows={watch.checks
          .filter((line) => line.refers + line.declines > 0)
          .map((line) => [
            `${line.check}${line.version}`,
            <>
              <span className="wh-mono">{line.check}</span> {say(line.label)}
            </>,
            line.version,
            formatCount(line.runs),
            formatCount(line.refers),
            formatCount(line.declines),
            formatPercent((line.refers + line.declines) / line.runs, 1),
          ])}
      />
    </Panel>
  );
};

/** Every decision made again; what comes out otherwise is named. */
const ReplayPanel = () => {
  const { t } = useTranslation('governing');
  const replay = useMutation({ mutationFn: replayDecisions });
  return (
    <Panel
      title={t('replay')}
      note={t('replayNote')}
      extra={
        <Button size="small" loading={replay.isPending} onClick={() => replay.mutate()}>
          {t('replayNow')}
        </Button>
      }
    >
      <div aria-live="polite">
        {replay.error && <ErrorState error={replay.error} />}
        {replay.data && (
          <>
            <StateBadge tone={replay.data.differing === 0 ? 'paid' : 'failed'}>
              {t('identical', { count: replay.data.identical, all: formatCount(replay.data.decisions) })}{' '}
              {replay.data.differing > 0 && t('differing', { count: replay.data.differing })}
            </StateBadge>
            <p className="wh-mono wh-note wh-digest">{t('digest', { hash: replay.data.digest })}</p>
          </>
        )}
      </div>
    </Panel>
  );
};

export default OperationsPage;
