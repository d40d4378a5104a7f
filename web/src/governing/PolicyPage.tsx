import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { publishPolicy, readDifference, readFamilies, readPolicy, type Policy, type PolicySeat } from '@/api/governing';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { dayOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { dash, formatPercent } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { BenchPanel } from './BenchPanel';
import { DraftDrawer } from './DraftDrawer';
import { useFindingText } from './findings';

import { SeatBadge } from './PoliciesPage';
import { SimulationPanel } from './SimulationPanel';
import './governing.css';

/** One version: what keeps it from being published, how it differs, what it says of a case and of a month. */
const PolicyPage = () => {
  const { t } = useTranslation('governing');
  const { family = '', version = '' } = useParams();
  const name = { family, version: Number(version) };
  const [drafting, setDrafting] = useState(false);
  const read = useQuery({ queryKey: ['policies', family, version], queryFn: ({ signal }) => readPolicy(name, signal) });
  const { data } = read;
  return (
    <Page
      title={`${t('policy', { family: t(`family.${family as 'car-loan'}`) })} ${version}`}
      facts={data && <SeatBadge item={data.item} />}
      actions={
        data && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t('draftFrom')}
          </Button>
        )
      }
    >
      <Link to="/underwriting/policies" className="wh-back">
        ‹ {t('backToList')}
      </Link>
      {read.error ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      ) : !data ? (
        <Loading lines={8} what={t('policies')} />
      ) : (
        <>
          <Findings policy={data} />
          {data.item.id !== null && <PublishPanel policy={data} id={data.item.id} />}
          {data.item.id !== null && <DifferencePanel policy={data} />}
          <SimulationPanel key={`s${family}${version}`} name={name} />
          <BenchPanel key={`b${family}${version}`} name={name} fields={data.fields} />
        </>
      )}
      {drafting && data && <DraftDrawer policy={data} onClose={() => setDrafting(false)} />}
    </Page>
  );
};

const Findings = ({ policy }: { policy: Policy }) => {
  const { t } = useTranslation('governing');
  const say = useFindingText();
  const { item } = policy;
  return (
    <Panel title={t('findings')} {...(policy.findings.length > 0 ? { accent: 'over' as const } : {})}>
      {policy.findings.length === 0 ? (
        <p>{t('noFindings')}</p>
      ) : (
        <ul className="wh-alarms">
          {policy.findings.map((finding, at) => (
            <li key={at}>{say(finding)}</li>
          ))}
        </ul>
      )}
      <Facts
        rows={[
          [t('purpose'), item.purpose ?? t('shipped')],
          [t('draftedBy'), item.draftedBy ?? dash],
          ['SHA-256', <span className="wh-mono wh-digest">{item.hash}</span>],
        ]}
      />
    </Panel>
  );
};

const seats: readonly PolicySeat[] = ['champion', 'challenger', 'shadow', 'none'];

const PublishPanel = ({ policy, id }: { policy: Policy; id: string }) => {
  const { t } = useTranslation('governing');
  const queries = useQueryClient();
  const today = useSession().data?.businessDate ?? '';
  const { keyOf, done } = useIntent();
  const [seat, setSeat] = useState<PolicySeat>('shadow');
  const [from, setFrom] = useState(today);
  const [share, setShare] = useState('0.1');
  const asked = { seat, from: from || today, share: seat === 'challenger' ? Number(share) : null };
  const publish = useMutation({
    mutationFn: () => publishPolicy(id, asked, keyOf([id, asked])),
    onSuccess: done,
    onSettled: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
  return (
    <Panel title={t('publish')} note={t('publishNote')}>
      <div className="wh-publish">
        <Field label={t('seat')}>
          {(ids) => (
            <Select<PolicySeat>
              {...ids}
              value={seat}
              onChange={setSeat}
              options={seats.map((one) => ({ value: one, label: t(`seatName.${one}`) }))}
            />
          )}
        </Field>
        <Field label={t('from')}>
          {(ids) => (
            <Input {...ids} type="date" value={from || today} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
        {seat === 'challenger' && (
          <Field label={t('sharePart')}>
            {(ids) => (
              <Input {...ids} inputMode="decimal" value={share} onChange={(event) => setShare(event.target.value)} />
            )}
          </Field>
        )}
        <Button loading={publish.isPending} onClick={() => publish.mutate()}>
          {t('givesSeat')}
        </Button>
      </div>
      {publish.error && <ErrorState error={publish.error} kept />}
      {policy.publications.length === 0 ? (
        <p className="wh-note">{t('noHistory')}</p>
      ) : (
        <PlainTable
          label={t('history')}
          heads={[[t('seat')], [t('share'), true], [t('from')], [t('by')], [t('at')]]}
          rows={policy.publications.map((one) => [
            one.at,
            t(`seatName.${one.seat}`),
            one.share === null ? dash : formatPercent(one.share, 0),
            one.from,
            one.publishedBy,
            dayOf(one.at),
          ])}
        />
      )}
    </Panel>
  );
};

/** Against the version that decides today; place by place. */
const DifferencePanel = ({ policy }: { policy: Policy }) => {
  const { t } = useTranslation('governing');
  const { family, version } = policy.item;
  const families = useQuery({ queryKey: ['policies', 'families'], queryFn: ({ signal }) => readFamilies(signal) });
  const decides = families.data?.find((one) => one.family === family)?.champion.version;
  const before = decides === version ? 1 : decides;
  const difference = useQuery({
    queryKey: ['policies', family, version, 'difference', before],
    queryFn: ({ signal }) => readDifference({ family, version }, before ?? 1, signal),
    enabled: before !== undefined,
  });
  return (
    <Panel flush title={t('difference')} {...(before ? { note: t('differenceWith', { version: before }) } : {})}>
      {difference.error ? (
        <ErrorState error={difference.error} onRetry={() => void difference.refetch()} />
      ) : !difference.data ? (
        <Loading lines={4} what={t('difference')} />
      ) : difference.data.length === 0 ? (
        <p className="wh-sub-note">{t('noDifference')}</p>
      ) : (
        <PlainTable
          label={t('difference')}
          heads={[[t('place')], [t('kind')], [t('before')], [t('after')]]}
          rows={difference.data.map((one) => [
            one.place,
            <span className="wh-mono">{one.place}</span>,
            t(`change.${one.kind}`),
            <code className="wh-diff wh-diff-before">{one.before ?? dash}</code>,
            <code className="wh-diff wh-diff-after">{one.after ?? dash}</code>,
          ])}
        />
      )}
    </Panel>
  );
};

export default PolicyPage;
