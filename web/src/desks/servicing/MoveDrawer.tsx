import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { quoteSettlement, type Agreement } from '@/api/agreements';
import { requestChange, type ChangeCard } from '@/api/changes';
import { bookMove, previewMove, readStaffEvents, type Move } from '@/api/moves';
import { Refused } from '@/api/problem';
import { useSay } from '@/api/text';
import { ChangeForm } from '@/agreement/ChangeForm';
import { ChangePreview } from '@/agreement/ChangePreview';
import { emptyDraft, specOf, type Draft } from '@/agreement/changes';
import { useTranslation } from '@/i18n';
import { formatMoney } from '@/parts/money';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeysBlocked } from '@/shell/keys';
import { isOwn, moveOf, useRefresh } from './useMove';

/** What is being done: a payment, a settlement, a reversal, or a change of one of the kinds that the server names. */
export interface Doing {
  type: string;
  card?: ChangeCard | undefined;
  /** The event that is taken back. */
  event?: number | undefined;
  /** What was filled in elsewhere. */
  draft?: Draft | undefined;
}

interface MoveDrawerProps {
  doing: Doing;
  agreement: Agreement;
  etag: string | undefined;
  onClose: () => void;
}

/** One command on the agreement: what is asked, what would come of it, then one confirm or a request. */
export const MoveDrawer = ({ doing, agreement, etag, onClose }: MoveDrawerProps) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const { type, card, event } = doing;
  const [draft, setDraft] = useState<Draft>(() => doing.draft ?? emptyDraft(type, agreement));
  const on = draft['on'] ?? '';
  const quote = useQuery({
    queryKey: ['settlement', agreement.id, agreement.version, on],
    queryFn: ({ signal }) => quoteSettlement(agreement.id, on, signal),
    enabled: type === 'settlement' && on !== '',
  });
  const settles = type === 'settlement' ? quote.data?.total : undefined;
  const { currency } = agreement.kpis.dueToday;
  const move = useDeferredValue(
    useMemo(() => moveOf(type, draft, currency, event, settles), [type, draft, currency, event, settles]),
  );
  const preview = useQuery({
    queryKey: ['preview', agreement.id, agreement.version, move],
    queryFn: ({ signal }) => previewMove(agreement.id, move as Move, signal),
    enabled: move !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const sending = useSending(agreement, etag, onClose);
  const second = card?.secondPerson === true || sending.second;
  const payments = usePayments(agreement, type);
  useKeysBlocked(true);
  // What was asked before stays in sight while the next answer is under way, but cannot be booked.
  const ready = preview.data !== undefined && !preview.isPlaceholderData && move !== undefined;
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={card ? say(card.name) : t(`do.${type}`)}
      footer={
        <div className="wh-move-foot">
          <span className="wh-note">
            {second
              ? t('secondAnswers')
              : isOwn(type)
                ? t(`undo.${type}`)
                : t(card?.undoable ? 'undoable' : 'notUndoable')}
          </span>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            disabled={!ready}
            loading={sending.busy}
            onClick={() => move && sending.send(move, second)}
          >
            {t(second ? 'ask' : 'book')}
          </Button>
        </div>
      }
    >
      {type === 'reversal' && <p>{t('reverseWhat', { event })}</p>}
      <ChangeForm
        type={type}
        draft={draft}
        agreement={agreement}
        ahead={card?.ahead ?? type === 'settlement'}
        payments={payments}
        noteRequired={type === 'reversal'}
        without={type === 'reversal' ? ['on'] : []}
        onChange={setDraft}
      />
      {settles && <p className="wh-note">{t('settlesOn', { day: on, amount: formatMoney(settles) })}</p>}
      {sending.error !== undefined && <ErrorState error={sending.error} kept />}
      {(preview.error ?? quote.error) ? (
        <ErrorState error={preview.error ?? quote.error} title={t('notPossible')} kept />
      ) : move && preview.data ? (
        <ChangePreview preview={preview.data} busy={preview.isPlaceholderData} />
      ) : move ? (
        <Loading lines={5} what={t('result')} />
      ) : (
        <p className="wh-note">{t('fillIn')}</p>
      )}
    </Drawer>
  );
};

/** The payments that stand, for the one kind that names one of them. */
const usePayments = (agreement: Agreement, type: string) => {
  const asked = specOf(type).fields.some((field) => field.kind === 'payment');
  const events = useQuery({
    queryKey: ['events', agreement.id, agreement.version],
    queryFn: ({ signal }) => readStaffEvents(agreement.id, signal),
    enabled: asked,
  });
  return (events.data?.items ?? []).filter((one) => one.type === 'payment' && !one.reversed);
};

const secondNeeded = 'servicing.second_person_needed';

/** Books, or asks a second person. Some kinds need one only above an amount: the refusal says so, then it is asked. */
const useSending = (agreement: Agreement, etag: string | undefined, onDone: () => void) => {
  const { keyOf, done } = useIntent();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const refresh = useRefresh();
  const second = error instanceof Refused && error.code === secondNeeded;
  const send = (move: Move, ask: boolean) => {
    setBusy(true);
    setError(undefined);
    const key = keyOf(move, ask ? 'ask' : 'book');
    const sent: Promise<unknown> =
      ask && move.kind === 'change'
        ? requestChange(agreement.id, move.body, key, etag)
        : bookMove(agreement.id, move, key, etag);
    sent
      .then(async () => {
        done();
        await refresh();
        onDone();
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { busy, send, error, second };
};
