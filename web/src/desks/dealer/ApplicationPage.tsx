import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useOutletContext, useParams } from 'react-router';
import { WayInPanel } from '@/access/WayInPanel';
import {
  readApplication,
  submitApplication,
  supplyPapers,
  type Application,
  withdrawApplication,
} from '@/api/applications';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { ChecksTable } from '@/application/ChecksTable';
import { Progress } from '@/application/Progress';
import { Reasons } from '@/application/Reasons';
import { SourcesClock } from '@/application/SourcesClock';
import { StateOf } from '@/application/StateOf';
import { useTranslation } from '@/i18n';
import { Key, SimulatedPill, StateBadge } from '@/parts/badges';
import { Facts, Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { ChosenOffer } from './ChosenOffer';

/** States in which something may still come from elsewhere, so the page looks again. */
const moving: ReadonlySet<string> = new Set([
  'referred',
  'approved',
  'counterOffered',
  'papersRequested',
  'accepted',
  'payoutOrdered',
]);
const withdrawable: ReadonlySet<string> = new Set([
  'draft',
  'referred',
  'approved',
  'counterOffered',
  'papersRequested',
]);

const ApplicationPage = () => {
  const { t } = useTranslation('dealer');
  const { id = '' } = useParams();
  const read = useQuery({
    queryKey: ['application', id],
    queryFn: ({ signal }) => readApplication(id, signal),
    refetchInterval: (query) => (moving.has(query.state.data?.data.state ?? '') ? 4_000 : false),
  });
  if (read.error && !read.data) {
    return (
      <Page title={t('application')} crumb={<Link to="..">{t('tabApplications')}</Link>}>
        <Panel>
          <ErrorState error={read.error} onRetry={() => void read.refetch()} />
        </Panel>
      </Page>
    );
  }
  if (!read.data)
    return (
      <Page title={t('application')}>
        <Loading lines={8} />
      </Page>
    );
  return <Opened application={read.data.data} etag={read.data.etag} />;
};

const steps = { submission: submitApplication, withdrawal: withdrawApplication };
type Step = keyof typeof steps;

const useStep = (id: string, etag: string | undefined) => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  return useMutation({
    mutationFn: (step: Step) => steps[step](id, keyOf(etag, step), etag),
    onSuccess: () => done(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['application', id] }),
  });
};

const Opened = ({ application, etag }: { application: Application; etag: string | undefined }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const session = useOutletContext<Session>();
  const step = useStep(application.id, etag);
  const draft = application.state === 'draft';
  useKeys(draft ? [{ keys: ['ctrl+enter'], label: t('submit'), run: () => step.mutate('submission') }] : []);
  return (
    <Page
      title={application.person.maskedName}
      crumb={
        <>
          <Link to="/dealer/applications">{t('tabApplications')}</Link> /{' '}
          <span className="wh-mono">{application.number}</span>
        </>
      }
      facts={
        <>
          <span>{say(application.vehicle.model.name)}</span>
          <span className="wh-mono">{application.vehicle.vin}</span>
          <StateOf state={application.state} />
        </>
      }
      actions={
        <>
          {withdrawable.has(application.state) && (
            <Button
              loading={step.isPending && step.variables === 'withdrawal'}
              onClick={() => step.mutate('withdrawal')}
            >
              {t('withdraw')}
            </Button>
          )}
          {draft && (
            <Button
              type="primary"
              loading={step.isPending && step.variables === 'submission'}
              onClick={() => step.mutate('submission')}
            >
              {t('submit')} <Key>Ctrl ↵</Key>
            </Button>
          )}
        </>
      }
    >
      {step.error && (
        <Panel accent="over">
          <ErrorState error={step.error} title={t('notDone')} />
        </Panel>
      )}
      <div className="wh-columns wh-application">
        <div className="wh-stack">
          <Outcome application={application} />
          <SourcesClock
            id={application.id}
            state={application.state}
            asking={step.isPending && step.variables === 'submission'}
          />
          {application.checks.length > 0 && <ChecksTable checks={application.checks} />}
          <div className="wh-columns wh-two">
            <Missing application={application} etag={etag} />
            <Sources application={application} />
          </div>
        </div>
        <div className="wh-stack">
          <Progress application={application} today={session.businessDate} />
          <WayInPanel person={application.person.id} role={session.role} />
          {application.offer && <ChosenOffer offer={application.offer} input={application} />}
        </div>
      </div>
    </Page>
  );
};

const Outcome = ({ application }: { application: Application }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  return (
    <Panel
      title={<StateOf state={application.state} />}
      note={
        <>
          {say(application.lender.name)} {application.lender.simulated && <SimulatedPill />}
        </>
      }
    >
      <Reasons application={application} />
      <p>{t(`nextStep.${application.state}`)}</p>
      {application.review && <StateBadge tone="due">{t('reviewAsked')}</StateBadge>}
      {application.agreementNumber && (
        <p>
          {t('agreement')} <span className="wh-mono">{application.agreementNumber}</span>
        </p>
      )}
    </Panel>
  );
};

/** Papers the lender still needs; the dealer ticks what he has seen, the files stay with him. */
const Missing = ({ application, etag }: { application: Application; etag: string | undefined }) => {
  const { t } = useTranslation('application');
  const { t: own } = useTranslation('dealer');
  const say = useSay();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [seen, setSeen] = useState<readonly string[]>([]);
  const supply = useMutation({
    mutationFn: () => supplyPapers(application.id, seen, keyOf([seen, etag]), etag),
    onSuccess: () => {
      done();
      setSeen([]);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['application', application.id] }),
  });
  return (
    <Panel title={t('missing')}>
      {application.missing.length === 0 ? (
        <StateBadge tone="paid">{t('nothingMissing')}</StateBadge>
      ) : (
        <>
          <Checkbox.Group
            className="wh-plain-list"
            value={[...seen]}
            onChange={setSeen}
            options={application.missing.map((paper) => ({ value: paper.code, label: say(paper.name) }))}
          />
          <Button disabled={seen.length === 0} loading={supply.isPending} onClick={() => supply.mutate()}>
            {own('papersSeen')}
          </Button>
          {supply.error && <ErrorState error={supply.error} kept />}
        </>
      )}
    </Panel>
  );
};

const Sources = ({ application }: { application: Application }) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const field = (name: string) => t(`field.${name}`, { defaultValue: name });
  return (
    <Panel title={t('prefilled')}>
      {application.prefilled.length === 0 ? (
        <p className="wh-note">{t('nothingPrefilled')}</p>
      ) : (
        <Facts rows={application.prefilled.map((one) => [field(one.field), say(one.source)] as const)} />
      )}
    </Panel>
  );
};

export default ApplicationPage;
