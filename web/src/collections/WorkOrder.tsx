import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { readContacts, takeWorkStep, type WorkAct, type WorkCard } from '@/api/collections';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { dash, formatMoney } from '@/parts/money';
import { Facts } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useCollectionsPath } from './places';
import { useDoing } from './useDoing';
import { useVendorName } from './useVendors';
import { actsOf, documentsIn, toneOfWork, visitsFor } from './work';

interface WorkProps {
  order: WorkCard;
  works: boolean;
}

export const WorkBadge = ({ order }: { order: WorkCard }) => {
  const { t } = useTranslation('collections');
  return <StateBadge tone={toneOfWork[order.state]}>{t(`work.state.${order.state}`)}</StateBadge>;
};

const useContacts = (agreement: string) =>
  useQuery({
    queryKey: ['collections', 'contacts', agreement],
    queryFn: ({ signal }) => readContacts(agreement, signal),
  });

/** One order: what was asked of whom, what came of it, and the step that whoever hears of it enters. */
export const WorkOrder = ({ order, works }: WorkProps) => {
  const { t } = useTranslation('collections');
  const base = useCollectionsPath();
  const nameOf = useVendorName();
  const acts = actsOf(order);
  return (
    <>
      <Facts
        rows={[
          [t('work.who'), nameOf(order.vendor)],
          [t('orderedAt'), momentOf(order.at)],
          [t('byDay'), <span className="wh-num">{order.dueOn}</span>],
          [t('work.feeIn', { currency: order.fee.currency }), formatMoney(order.fee)],
          ...(order.note ? ([[t('work.asked'), order.note]] as const) : []),
          ...(order.answer ? ([[t('work.answer'), order.answer]] as const) : []),
          ...(order.complaint ? ([[t('work.complaint'), order.complaint]] as const) : []),
          [t('ended'), order.endedOn ?? dash],
        ]}
      />
      {order.report && <Reported order={order} />}
      {order.recovery && (
        <p className="wh-note">
          {t('work.byRecovery')} <Link to={`${base}/recoveries/${order.recovery}`}>{t('openOrder')}</Link>
        </p>
      )}
      {works && acts.length > 0 && <StepForm key={order.version} order={order} acts={acts} />}
    </>
  );
};

/** What the vendor or the visitor reported; a visit with the contact by which it was carried out. */
const Reported = ({ order }: { order: WorkCard }) => {
  const { t } = useTranslation('collections');
  const contacts = useContacts(order.agreement);
  const { report } = order;
  if (!report) return null;
  const visit = contacts.data?.find((one) => one.id === report.contact);
  return (
    <Facts
      rows={[
        [t('work.reportedOn'), <span className="wh-num">{report.on}</span>],
        [t('work.report'), report.note],
        ...(report.contact
          ? ([
              [
                t('channel.visit'),
                visit ? `${momentOf(visit.at)} · ${t(`outcome.${visit.outcome}`)} · ${visit.by}` : report.contact,
              ],
            ] as const)
          : []),
        [
          t('work.documents'),
          report.documents.length === 0
            ? dash
            : report.documents.map((sum) => (
                <div key={sum} className="wh-mono wh-sum">
                  {sum}
                </div>
              )),
        ],
      ]}
    />
  );
};

const StepForm = ({ order, acts }: { order: WorkCard; acts: readonly WorkAct[] }) => {
  const { t } = useTranslation('collections');
  const [act, setAct] = useState<WorkAct>(acts[0] ?? 'complain');
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState('');
  const [visit, setVisit] = useState<string>();
  const documents = documentsIn(typed);
  const silent = act === 'finish' || act === 'withdraw';
  const reports = act === 'report';
  const ofVisit = reports && order.kind === 'visit';
  const step = useDoing((asked: Parameters<typeof takeWorkStep>[1], key) => takeWorkStep(order, asked, key));
  const said = silent || act === 'accept' || note.trim() !== '';
  const ready = said && (!reports || documents !== undefined) && (!ofVisit || visit !== undefined);
  return (
    <div className="wh-running wh-work-step">
      {acts.length > 1 && (
        <Segmented<WorkAct>
          aria-label={t('work.step')}
          value={act}
          onChange={setAct}
          options={acts.map((one) => ({ value: one, label: t(`work.act.${one}`) }))}
        />
      )}
      {ofVisit && <VisitField order={order} value={visit} onPick={setVisit} />}
      {!silent && (
        <Field label={t(`work.noteOf.${act}`)} required={act !== 'accept'}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={400}
              value={note}
              onChange={(change) => setNote(change.target.value)}
            />
          )}
        </Field>
      )}
      {reports && (
        <Field
          label={t('work.documents')}
          note={t('work.documentsNote')}
          problem={documents === undefined ? t('work.noSum') : undefined}
        >
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              className="wh-mono"
              value={typed}
              onChange={(change) => setTyped(change.target.value)}
            />
          )}
        </Field>
      )}
      <Button
        type={act === 'withdraw' || act === 'complain' ? 'default' : 'primary'}
        disabled={!ready}
        loading={step.isPending}
        onClick={() =>
          step.mutate({
            act,
            note: silent ? null : note.trim() || null,
            documents: reports ? (documents ?? []) : null,
            contact: ofVisit ? (visit ?? null) : null,
          })
        }
      >
        {t(`work.enter.${act}`)}
      </Button>
      {step.error && <ErrorState error={step.error} kept />}
    </div>
  );
};

interface VisitProps {
  order: WorkCard;
  value: string | undefined;
  onPick: (contact: string) => void;
}

const VisitField = ({ order, value, onPick }: VisitProps) => {
  const { t } = useTranslation('collections');
  const contacts = useContacts(order.agreement);
  const visits = visitsFor(order, contacts.data ?? []);
  return (
    <Field
      label={t('channel.visit')}
      required
      note={t('work.visitNote')}
      problem={contacts.data && visits.length === 0 ? t('work.noVisit') : undefined}
    >
      {(ids) => (
        <Select<string>
          {...ids}
          placeholder={t('choose')}
          value={value ?? null}
          onChange={onPick}
          options={visits.map((one) => ({
            value: one.id,
            label: `${momentOf(one.at)} · ${t(`outcome.${one.outcome}`)}`,
          }))}
        />
      )}
    </Field>
  );
};
