import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useOutletContext, useParams } from 'react-router';
import { WayInPanel } from '@/access/WayInPanel';
import { AgreementBadge } from '@/agreement/AgreementBadge';
import { readAgreement, type Agreement } from '@/api/agreements';
import { readApplication } from '@/api/applications';
import { readRequests } from '@/api/changes';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Key } from '@/parts/badges';
import { formatPercent } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useCommands } from '@/shell/commands';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { AccountFigures } from './AccountFigures';
import { ChangeMenu, useChanges } from './ChangeMenu';
import { EventsPanel } from './EventsPanel';
import { JournalPanel } from './JournalPanel';
import { MoveDrawer, type Doing } from './MoveDrawer';
import { PapersPanel } from './PapersPanel';
import { SchedulePanel } from './SchedulePanel';
import { StatementsPanel } from './StatementsPanel';
import { useWhyNot } from './useWhyNot';
import './account.css';

/** One agreement: its figures, schedule and journal left, its events right, and whatever can be booked on it. */
const AccountPage = () => {
  const { id = '' } = useParams();
  const { t } = useTranslation('servicing');
  const agreement = useQuery({ queryKey: ['agreement', id], queryFn: ({ signal }) => readAgreement(id, signal) });
  if (agreement.error) {
    return (
      <Page title={t('tabAgreements')}>
        <ErrorState error={agreement.error} onRetry={() => void agreement.refetch()} />
      </Page>
    );
  }
  return agreement.data ? (
    <Account agreement={agreement.data.data} etag={agreement.data.etag} />
  ) : (
    <Page title={t('tabAgreements')}>
      <Loading lines={8} what={t('account')} />
    </Page>
  );
};

const moves = [
  { type: 'settlement', key: 'q' },
  { type: 'payment', key: 'p' },
] as const;

const Account = ({ agreement, etag }: { agreement: Agreement; etag: string | undefined }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Doing | undefined>(useTaken(agreement));
  const [menu, setMenu] = useState(false);
  const running = agreement.state === 'active';
  // On the other desks the account is read: what is booked on it is booked by servicing.
  const acts = useOutletContext<Session>().role === 'servicing';
  const compare = () => running && void navigate('compare');
  useKeys(
    acts
      ? [
          ...moves.map(({ type, key }) => ({
            keys: [key],
            label: t(`do.${type}`),
            run: () => running && setDoing({ type }),
            quiet: true,
          })),
          { keys: ['c'], label: t('do.change'), run: () => setMenu(true), quiet: true },
          { keys: ['v'], label: t('do.compare'), run: compare, quiet: true },
        ]
      : [],
  );

  return (
    <Page
      title={agreement.customer}
      crumb={
        <>
          <Link to={acts ? '/servicing' : '..'} relative="path">
            {t('tabAgreements')}
          </Link>{' '}
          / <span className="wh-mono">{agreement.number}</span>
        </>
      }
      facts={
        <>
          <span>
            {say(agreement.model)} · {say(agreement.product)} ·{' '}
            {agreement.annualRate == null ? '—' : formatPercent(agreement.annualRate)}
          </span>
          <span className="wh-mono">{agreement.vin}</span>
          <AgreementBadge
            of={{
              state: agreement.state,
              overdueDays: agreement.kpis.overdueDays,
              dueToday: agreement.kpis.dueToday,
            }}
          />
        </>
      }
      actions={
        acts && (
          <>
            <Button disabled={!running} onClick={compare} title={running ? undefined : t('ended')}>
              {t('do.compare')} <Key>V</Key>
            </Button>
            <Button onClick={() => setMenu(true)}>
              {t('do.change')} <Key>C</Key>
            </Button>
            <Button
              type="primary"
              disabled={!running}
              onClick={() => setDoing({ type: 'payment' })}
              title={running ? undefined : t('ended')}
            >
              {t('do.payment')} <Key>P</Key>
            </Button>
          </>
        )
      }
    >
      <AccountFigures agreement={agreement} />
      <div className="wh-columns wh-account">
        <div className="wh-stack">
          <SchedulePanel agreement={agreement} />
          <JournalPanel agreement={agreement} />
        </div>
        <div className="wh-stack">
          {acts && <WaitingHere agreement={agreement} />}
          <EventsPanel
            agreement={agreement}
            {...(acts
              ? {
                  onReverse: (event: number) => setDoing({ type: 'reversal', event }),
                  onMore: () => setMenu(true),
                }
              : {})}
          />
          <PapersPanel agreement={agreement} />
          <StatementsPanel agreement={agreement} />
          {acts && agreement.application && <CustomerWayIn application={agreement.application} />}
        </div>
      </div>
      {acts && <MoveCommands agreement={agreement} start={setDoing} compare={compare} />}
      {menu && (
        <ChangeMenu
          agreement={agreement}
          onChoose={(chosen) => {
            setMenu(false);
            setDoing(chosen);
          }}
          onClose={() => setMenu(false)}
        />
      )}
      {doing && <MoveDrawer doing={doing} agreement={agreement} etag={etag} onClose={() => setDoing(undefined)} />}
    </Page>
  );
};

interface MoveCommandsProps {
  agreement: Agreement;
  start: (doing: Doing) => void;
  compare: () => void;
}

/** Every kind of change stands in the palette too; what cannot be done now has a lock and its sentence. */
const MoveCommands = ({ agreement, start, compare }: MoveCommandsProps) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const whyNot = useWhyNot();
  const changes = useChanges(agreement);
  const running = agreement.state === 'active';
  useCommands([
    ...moves.map(({ type, key }) => ({
      id: `move:${type}`,
      label: t(`do.${type}`),
      keys: key,
      locked: !running,
      run: () => start({ type }),
    })),
    { id: 'move:compare', label: t('do.compare'), keys: 'v', locked: !running, run: compare },
    ...(changes.data ?? []).map((card) => ({
      id: `move:${card.type}`,
      label: say(card.name),
      note: whyNot(card) ?? (card.secondPerson ? t('twoPersons') : ''),
      locked: !card.possible,
      run: () => start({ type: card.type, card }),
    })),
  ]);
  return null;
};

/** An option that was taken on the page of options opens as its form. */
const useTaken = (agreement: Agreement): Doing | undefined => {
  const state = useLocation().state as { taken?: Doing } | null;
  return agreement.state === 'active' ? state?.taken : undefined;
};

/** What was asked for on this agreement and has no answer yet. */
const WaitingHere = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const waiting = useQuery({
    queryKey: ['requests', 'waiting', agreement.id, agreement.version],
    queryFn: ({ signal }) => readRequests({ agreement: agreement.id, state: 'waiting' }, undefined, signal),
  });
  const items = waiting.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('waitingHere')} accent="primary">
      <ul className="wh-papers">
        {items.map((request) => (
          <li key={request.id}>
            <span>
              {say(request.name)}{' '}
              <span className="wh-note">{t(request.byCustomer ? 'byCustomer' : 'byColleague')}</span>
            </span>
            <Link to={`/servicing/requests/${request.id}`}>{t('openRequest')}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** The customer's own access; the agreement names him by its application. */
const CustomerWayIn = ({ application }: { application: string }) => {
  const session = useOutletContext<Session>();
  const read = useQuery({
    queryKey: ['application', application],
    queryFn: ({ signal }) => readApplication(application, signal),
  });
  return read.data ? <WayInPanel person={read.data.data.person.id} role={session.role} /> : null;
};

export default AccountPage;
