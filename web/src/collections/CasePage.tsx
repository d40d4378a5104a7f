import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { readAgreement } from '@/api/agreements';
import { readCase, readContacts, type CaseView } from '@/api/collections';
import { useSession } from '@/api/session';
import { useSay } from '@/api/text';
import { FigureWhy } from '@/agreement/FigureWhy';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf, momentOf } from '@/parts/days';
import { Glyph } from '@/parts/glyphs';
import { KpiStrip } from '@/parts/KpiStrip';
import { dash, formatMoney } from '@/parts/money';
import { ErrorState, Loading } from '@/parts/states';
import { Page } from '@/shell/Page';
import { useAgreementPath } from '@/shell/paths';
import { ContactPanel } from './ContactPanel';
import { OrdersPanel } from './OrdersPanel';
import { useCollectionsPath } from './places';
import { HardshipPanel, PromisePanel } from './ReliefPanels';
import { FactsPanel } from './FactsPanel';
import { holdIn } from './states';
import { StoryPanel } from './StoryPanel';
import { WarningPanel } from './WarningPanel';
import { WorkPanel } from './WorkPanel';
import './collections.css';

/** One debt: whom one may contact now, what relieves the debtor, the orders about his car, what happened. */
const CasePage = () => {
  const { t } = useTranslation('collections');
  const { id = '' } = useParams();
  const found = useQuery({
    queryKey: ['collections', 'case', id],
    queryFn: ({ signal }) => readCase(id, signal),
    // Hours and calls open and close by themselves.
    refetchInterval: 60_000,
  });
  if (found.error) {
    return (
      <Page title={t('theCase')}>
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    );
  }
  return found.data ? (
    <Opened file={found.data} />
  ) : (
    <Page title={t('theCase')}>
      <Loading lines={8} what={t('theCase')} />
    </Page>
  );
};

const Opened = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const pathOf = useAgreementPath();
  const works = useSession().data?.role === 'servicing';
  return (
    <Page
      title={file.number}
      crumb={<Link to={base}>{t('place.queue')}</Link>}
      facts={
        <>
          <span className="wh-mono">{file.vin}</span>
          {file.daysPastDue > 0 ? (
            <StateBadge tone="over">{t('daysLate', { count: file.daysPastDue })}</StateBadge>
          ) : (
            <StateBadge tone="paid">{t('nothingOverdue')}</StateBadge>
          )}
          <Link to={pathOf(file.agreement)}>{t('openAgreement')}</Link>
        </>
      }
    >
      <Holds file={file} />
      <Figures file={file} />
      <div className="wh-columns wh-case">
        <div className="wh-stack">
          <ContactPanel file={file} works={works} />
          <PromisePanel file={file} works={works} />
          <HardshipPanel file={file} />
          <WorkPanel file={file} works={works} />
          <OrdersPanel file={file} works={works} />
        </div>
        <div className="wh-stack">
          <WarningPanel agreement={file.agreement} works={works} />
          <FactsPanel file={file} works={works} />
          <StoryPanel file={file} />
        </div>
      </div>
    </Page>
  );
};

/** What rests, and why: a block that protects the debtor is ink with a lock. */
const Holds = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('collections');
  const call = file.debtor.find((one) => one.channel === 'call');
  const hold = holdIn(call?.against ?? []);
  const { emergencyUntil } = file;
  const emergency = emergencyUntil !== null && Date.parse(emergencyUntil) > Date.now();
  if (hold === undefined && !emergency) return null;
  return (
    <div className="wh-hold" role="status">
      {hold !== undefined && (
        <p>
          <Glyph name="lock" /> <strong>{t('rests')}</strong> {t(`restsBecause.${hold}`)}
        </p>
      )}
      {emergency && (
        <p>
          <Glyph name="lock" /> <strong>{t('emergency')}</strong>{' '}
          {t('emergencyUntil', { at: momentOf(emergencyUntil) })}
        </p>
      )}
    </div>
  );
};

const Figures = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('collections');
  const say = useSay();
  const agreement = useQuery({
    queryKey: ['agreement', file.agreement],
    queryFn: ({ signal }) => readAgreement(file.agreement, signal),
  });
  const contacts = useQuery({
    queryKey: ['collections', 'contacts', file.agreement],
    queryFn: ({ signal }) => readContacts(file.agreement, signal),
  });
  const account = agreement.data?.data;
  const last = contacts.data?.find((one) => one.party === 'debtor');
  const promise = file.promises[0];
  return (
    <KpiStrip
      label={t('figures')}
      items={[
        {
          id: 'overdue',
          label: t('overdueIn'),
          value: formatMoney(file.overdue),
          note: t('daysLate', { count: file.daysPastDue }),
        },
        {
          id: 'dueToday',
          label: t('dueToday'),
          value: account ? formatMoney(account.kpis.dueToday) : dash,
          note: account && (
            <>
              {t('withInterest')}{' '}
              <FigureWhy agreement={account} figure="dueToday" printed={formatMoney(account.kpis.dueToday)} selected />
            </>
          ),
        },
        {
          id: 'step',
          label: t('step'),
          value: file.step ? t(`channel.${file.step.channel}`) : dash,
          note: say(file.step?.name),
        },
        {
          id: 'last',
          label: t('lastContact'),
          value: last ? dayOf(last.at) : dash,
          note: last ? `${t(`channel.${last.channel}`)} · ${t(`outcome.${last.outcome}`)}` : t('never'),
        },
        {
          id: 'promise',
          label: t('lastPromise'),
          value: promise ? formatMoney(promise.amount) : dash,
          note: promise ? `${promise.day} · ${t(`promiseState.${promise.state}`)}` : t('never'),
        },
      ]}
    />
  );
};

export default CasePage;
