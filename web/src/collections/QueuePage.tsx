import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { readQueue, readQueueDays, readStrategy, type QueueCard, type StrategyStep } from '@/api/collections';
import { withQuery } from '@/api/links';
import { useSay } from '@/api/text';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge, UnverifiedPill } from '@/parts/badges';
import { DataGrid, type GridColumn } from '@/parts/DataGrid';
import { momentOf } from '@/parts/days';
import { FindBox } from '@/parts/filters';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatCount, formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty } from '@/parts/states';
import { CollectionsPage } from './CollectionsPage';
import { useAgreementColumn, vinColumn } from './columns';
import { ObstacleLine } from './Obstacles';
import { useCollectionsPath } from './places';
import { countsOf, lastDay } from './states';

/** 1 to 7 days, or from 91 days on. */
export const useSayDays = () => {
  const { t } = useTranslation('collections');
  return (step: Pick<StrategyStep, 'from' | 'through'>) =>
    t(step.through >= lastDay ? 'daysOn' : 'daysFromTo', { from: step.from, through: step.through });
};

const useColumns = (verified: boolean): GridColumn<QueueCard>[] => {
  const { t } = useTranslation('collections');
  const say = useSay();
  const number = useAgreementColumn<QueueCard>();
  return [
    number,
    {
      key: 'days',
      title: t('late'),
      render: (row) => <StateBadge tone="over">{t('daysLate', { count: row.daysPastDue })}</StateBadge>,
    },
    { key: 'overdue', title: t('overdueIn'), align: 'right', render: (row) => formatMoney(row.overdue) },
    {
      key: 'step',
      title: t('step'),
      render: (row) => (row.step ? `${say(row.step.name)} · ${t(`channel.${row.step.channel}`)}` : dash),
    },
    {
      key: 'last',
      title: t('lastContact'),
      render: (row) => (row.lastContact ? <span className="wh-num">{momentOf(row.lastContact)}</span> : dash),
    },
    {
      key: 'now',
      title: t('now'),
      render: (row) =>
        row.against ? (
          <ObstacleLine why={row.against} verified={verified} short />
        ) : row.due ? (
          <StateBadge tone="paid">{t('mayContact')}</StateBadge>
        ) : (
          <StateBadge tone="sched">{t('notYetAgain')}</StateBadge>
        ),
    },
    vinColumn(),
  ];
};

/** Who is late, what comes next for each, and whether he may be contacted now. */
const QueuePage = () => {
  const { t } = useTranslation('collections');
  const say = useSay();
  const sayDays = useSayDays();
  const language = useLanguage();
  const navigate = useNavigate();
  const base = useCollectionsPath();
  const [at, setAt] = useState<number>();
  const [q, setQ] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const days = useQuery({ queryKey: ['collections', 'days'], queryFn: ({ signal }) => readQueueDays(signal) });
  const strategy = useQuery({ queryKey: ['collections', 'strategy'], queryFn: ({ signal }) => readStrategy(signal) });
  const steps = strategy.data?.steps ?? [];
  const counts = countsOf(steps, days.data?.days ?? []);
  const step = at === undefined ? undefined : steps[at];
  const filter = { from: step?.from, through: step?.through, q: q || undefined };
  const verified = days.data?.verified ?? true;
  const open = (row: QueueCard) => void navigate(`${base}/cases/${row.agreement}`);
  return (
    <CollectionsPage
      at=""
      facts={
        days.data && (
          <span>
            {t('gateLine', { to: days.data.quietTo, from: days.data.quietFrom, calls: days.data.callsADay })}{' '}
            <span className="wh-mono wh-note">R-COL-01 R-COL-02</span> {!verified && <UnverifiedPill />}
          </span>
        )
      }
    >
      <KpiStrip
        label={t('buckets')}
        items={[
          {
            id: 'all',
            label: t('allLate'),
            value: formatCount(counts.reduce((sum, one) => sum + one, 0)),
            unit: t('agreements'),
            selected: at === undefined,
            onSelect: () => setAt(undefined),
          },
          ...steps.map((one, index) => ({
            id: `${one.from}`,
            label: sayDays(one),
            value: formatCount(counts[index] ?? 0),
            unit: t('agreements'),
            note: say(one.name),
            selected: at === index,
            onSelect: () => setAt(index),
          })),
        ]}
      />
      <Panel flush>
        <DataGrid<QueueCard>
          key={JSON.stringify([filter, onlyOpen])}
          id="collections.queue"
          label={t('place.queue')}
          columns={useColumns(verified)}
          rowKey={(row) => row.agreement}
          queryKey={['collections', 'queue', filter, onlyOpen]}
          load={async (after, cancel) => {
            const page = await readQueue(filter, after, cancel);
            return onlyOpen ? { ...page, items: page.items.filter((row) => row.due && row.against === null) } : page;
          }}
          exportHref={withQuery('/api/collections/queue/export.xlsx', {
            ...filter,
            lang: language === 'en' ? 'en' : 'zh',
          })}
          onOpen={open}
          empty={<Empty title={t('nobodyLate')} note={t('nobodyLateNote')} />}
          tools={
            <>
              <FindBox label={t('search')} onFind={setQ} />
              <Checkbox checked={onlyOpen} onChange={(change) => setOnlyOpen(change.target.checked)}>
                {t('onlyOpen')}
              </Checkbox>
            </>
          }
        />
      </Panel>
    </CollectionsPage>
  );
};

export default QueuePage;
