import { useQuery } from '@tanstack/react-query';
import {
  readContacts,
  readInhibits,
  readRecoveries,
  refusalOf,
  type CaseView,
  type ContactCard,
  type InhibitCard,
  type RecoveryCard,
  type WorkCard,
} from '@/api/collections';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { clockOf } from '@/parts/days';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { useRefusalText } from '@/parts/refusal';
import { ErrorState, Loading } from '@/parts/states';
import { Timeline, type TimelineEntry } from '@/parts/Timeline';
import { toneOfHardship, toneOfInhibit, toneOfOutcome, toneOfPromise, toneOfRecovery } from './states';
import { toneOfWork } from './work';
import { useWorkOf } from './WorkPanel';

/** Everything that happened around the debt, newest on top. */
export const StoryPanel = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('collections');
  const today = useSession().data?.businessDate ?? '';
  const { agreement } = file;
  const contacts = useQuery({
    queryKey: ['collections', 'contacts', agreement],
    queryFn: ({ signal }) => readContacts(agreement, signal),
  });
  const recoveries = useQuery({
    queryKey: ['collections', 'recoveries', { agreement }],
    queryFn: ({ signal }) => readRecoveries({ agreement }, undefined, signal),
  });
  const inhibits = useQuery({
    queryKey: ['collections', 'inhibits', { agreement }],
    queryFn: ({ signal }) => readInhibits({ agreement }, undefined, signal),
  });
  const work = useWorkOf(agreement);
  const say = useEntries();
  const error = contacts.error ?? recoveries.error ?? inhibits.error ?? work.error;
  const entries = [
    ...(contacts.data ?? []).map(say.contact),
    ...(recoveries.data?.items ?? []).flatMap(say.recovery),
    ...(inhibits.data?.items ?? []).flatMap(say.inhibit),
    ...(work.data?.items ?? []).filter((one) => one.recovery === null).map(say.work),
    ...say.relief(file),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Panel title={t('story')}>
      {error ? (
        <ErrorState error={error} onRetry={() => void contacts.refetch()} />
      ) : !contacts.data ? (
        <Loading lines={4} what={t('story')} />
      ) : entries.length === 0 ? (
        <p className="wh-note">{t('nothingHappened')}</p>
      ) : (
        <Timeline
          entries={entries}
          today={today}
          kinds={[
            { value: 'contact', label: t('kind.contact') },
            { value: 'relief', label: t('kind.relief') },
            { value: 'order', label: t('kind.order') },
          ]}
        />
      )}
    </Panel>
  );
};

/** How each kind of happening reads. */
const useEntries = () => {
  const { t } = useTranslation('collections');
  const sentence = useRefusalText();
  const because = (code: string | null): { note?: string } =>
    code === null ? {} : { note: sentence(refusalOf({ code, sentence: code, values: [] })) };
  const contact = (one: ContactCard): TimelineEntry => ({
    id: one.id,
    at: one.at,
    tone: toneOfOutcome[one.outcome],
    kind: 'contact',
    title: [
      t(`channel.${one.channel}`),
      t(`outcome.${one.outcome}`),
      ...(one.party === 'other' ? [t('party.other')] : []),
    ].join(' · '),
    note: [
      one.by,
      ...(one.warns ? [t('warned')] : []),
      ...(one.endedAt ? [t('endedAt', { at: clockOf(one.endedAt) })] : []),
      ...(one.recording ? [`${t('recording')} ${one.recording}`] : []),
    ].join(' · '),
  });
  const recovery = (one: RecoveryCard): TimelineEntry[] => [
    { id: one.id, at: one.at, tone: 'due', kind: 'order', title: `${t('recovery')} · ${t('recoveryState.ordered')}` },
    ...(one.dispatchedAt
      ? [
          {
            id: `${one.id}-out`,
            at: one.dispatchedAt,
            tone: toneOfRecovery.dispatched,
            kind: 'order',
            title: `${t('recovery')} · ${t('recoveryState.dispatched')}`,
          },
        ]
      : []),
    ...(one.endedAt
      ? [
          {
            id: `${one.id}-end`,
            at: one.endedAt,
            tone: toneOfRecovery[one.state],
            kind: 'order',
            title: `${t('recovery')} · ${t(`recoveryState.${one.state}`)}`,
            ...because(one.because),
          },
        ]
      : []),
  ];
  const inhibit = (one: InhibitCard): TimelineEntry[] => [
    {
      id: one.id,
      at: one.at,
      tone: 'due',
      kind: 'order',
      title: `${t('inhibit')} · ${t('inhibitState.requested')}`,
      note: t(`inhibitReasons.${one.reason}`),
    },
    ...(one.sentAt
      ? [
          {
            id: `${one.id}-sent`,
            at: one.sentAt,
            tone: toneOfInhibit.sent,
            kind: 'order',
            title: `${t('inhibit')} · ${t('inhibitState.sent')}`,
          },
        ]
      : []),
    ...(one.releasedAt
      ? [
          {
            id: `${one.id}-released`,
            at: one.releasedAt,
            tone: toneOfInhibit.released,
            kind: 'order',
            title: `${t('inhibit')} · ${t('inhibitState.released')}`,
            ...because(one.because),
          },
        ]
      : []),
  ];
  const work = (one: WorkCard): TimelineEntry => ({
    id: one.id,
    at: one.at,
    tone: toneOfWork[one.state],
    kind: 'order',
    title: `${t(`work.kind.${one.kind}`)} · ${t(`work.state.${one.state}`)}`,
    note: one.report?.note ?? one.answer ?? t('work.until', { day: one.dueOn }),
  });
  const relief = (file: CaseView): TimelineEntry[] => [
    ...file.promises.map((one) => ({
      id: one.id,
      at: one.at,
      tone: toneOfPromise[one.state],
      kind: 'relief',
      title: `${t('promise')} ${formatMoney(one.amount)} · ${t(`promiseState.${one.state}`)}`,
      note: t('untilDay', { day: one.day }),
    })),
    ...file.hardships.map((one) => ({
      id: one.id,
      at: one.at,
      tone: toneOfHardship[one.state],
      kind: 'relief',
      title: `${t('hardship')} · ${t(`hardshipState.${one.state}`)}`,
      note: `${t(`reason.${one.reason}`)} · ${t('untilDay', { day: one.until })}`,
    })),
    ...(file.disputedAt
      ? [
          {
            id: 'dispute',
            at: file.disputedAt,
            tone: 'locked' as const,
            kind: 'relief',
            title: t('dispute'),
          },
        ]
      : []),
  ];
  return { contact, recovery, inhibit, work, relief };
};
