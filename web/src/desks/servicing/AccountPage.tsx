import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useOutletContext, useParams } from 'react-router';
import { WayInPanel } from '@/access/WayInPanel';
import { AgreementBadge } from '@/agreement/AgreementBadge';
import { readAgreement, type Agreement } from '@/api/agreements';
import { readApplication } from '@/api/applications';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Key } from '@/parts/badges';
import { formatPercent } from '@/parts/money';
import { ErrorState, Loading } from '@/parts/states';
import { useCommands } from '@/shell/commands';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { AccountFigures } from './AccountFigures';
import { EventsPanel } from './EventsPanel';
import { JournalPanel } from './JournalPanel';
import { MoveDrawer, type MoveKind } from './MoveDrawer';
import { PapersPanel } from './PapersPanel';
import { SchedulePanel } from './SchedulePanel';
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

const moves: readonly { kind: MoveKind; key: string; open: boolean }[] = [
  { kind: 'settlement', key: 'q', open: true },
  { kind: 'rateChange', key: 'r', open: false },
  { kind: 'interestPause', key: 'i', open: false },
  { kind: 'payment', key: 'p', open: true },
];

const Account = ({ agreement, etag }: { agreement: Agreement; etag: string | undefined }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const [move, setMove] = useState<{ kind: MoveKind; event?: number }>();
  const running = agreement.state === 'active';
  const start = (kind: MoveKind) => running && setMove({ kind });
  useKeys(moves.map(({ kind, key }) => ({ keys: [key], label: t(`do.${kind}`), run: () => start(kind), quiet: true })));
  useCommands(
    moves.map(({ kind, key }) => ({
      id: `move:${kind}`,
      label: t(`do.${kind}`),
      keys: key,
      locked: !running,
      run: () => start(kind),
    })),
  );

  return (
    <Page
      title={agreement.customer}
      crumb={
        <>
          <Link to="/servicing">{t('tabAgreements')}</Link> / <span className="wh-mono">{agreement.number}</span>
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
      actions={moves
        .filter((one) => one.open)
        .map(({ kind, key }) => (
          <Button
            key={kind}
            type={kind === 'payment' ? 'primary' : 'default'}
            disabled={!running}
            onClick={() => start(kind)}
            title={running ? undefined : t('ended')}
          >
            {t(`do.${kind}`)} <Key>{key.toUpperCase()}</Key>
          </Button>
        ))}
    >
      <AccountFigures agreement={agreement} />
      <div className="wh-columns wh-account">
        <div className="wh-stack">
          <SchedulePanel agreement={agreement} />
          <JournalPanel agreement={agreement} />
        </div>
        <div className="wh-stack">
          <EventsPanel
            agreement={agreement}
            onReverse={(event) => setMove({ kind: 'reversal', event })}
            onMove={start}
          />
          <PapersPanel agreement={agreement} />
          {agreement.application && <CustomerWayIn application={agreement.application} />}
        </div>
      </div>
      {move && (
        <MoveDrawer
          kind={move.kind}
          event={move.event}
          agreement={agreement}
          etag={etag}
          onClose={() => setMove(undefined)}
        />
      )}
    </Page>
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
