import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useDeferredValue, useState } from 'react';
import { quoteSettlement, type Agreement } from '@/api/agreements';
import { bookMove, previewMove, type Move } from '@/api/moves';
import { useTranslation } from '@/i18n';
import { formatMoney } from '@/parts/money';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeysBlocked } from '@/shell/keys';
import { MoveForm, emptyDraft, type Draft } from './MoveForm';
import { MoveResult } from './MoveResult';
import { useMove, useRefresh } from './useMove';

export type MoveKind = 'payment' | 'reversal' | 'rateChange' | 'interestPause' | 'settlement';

interface MoveDrawerProps {
  kind: MoveKind;
  event?: number | undefined;
  agreement: Agreement;
  etag: string | undefined;
  onClose: () => void;
}

/** One command on the agreement: what is asked, what would come of it, then one confirm. */
export const MoveDrawer = ({ kind, event, agreement, etag, onClose }: MoveDrawerProps) => {
  const { t } = useTranslation('servicing');
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(kind, agreement));
  const quote = useQuery({
    queryKey: ['settlement', agreement.id, agreement.version, draft.on],
    queryFn: ({ signal }) => quoteSettlement(agreement.id, draft.on, signal),
    enabled: kind === 'settlement' && draft.on !== '',
  });
  const settles = kind === 'settlement' ? quote.data?.total : undefined;
  const move = useDeferredValue(useMove(kind, draft, agreement, event, settles));
  const preview = useQuery({
    queryKey: ['preview', agreement.id, agreement.version, move],
    queryFn: ({ signal }) => previewMove(agreement.id, move as Move, signal),
    enabled: move !== undefined,
    staleTime: 0,
    retry: false,
  });
  const { booking, book } = useBooking(agreement, etag, onClose);
  useKeysBlocked(true);
  const ready = preview.data !== undefined && move !== undefined;
  return (
    <Drawer
      open
      onClose={onClose}
      size={460}
      title={t(`do.${kind}`)}
      footer={
        <div className="wh-move-foot">
          <span className="wh-note">{t(`undo.${kind}`)}</span>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={!ready} loading={booking} onClick={() => move && book.run(move)}>
            {t('book')}
          </Button>
        </div>
      }
    >
      <MoveForm kind={kind} draft={draft} agreement={agreement} event={event} onChange={setDraft} />
      {settles && <p className="wh-note">{t('settlesOn', { day: draft.on, amount: formatMoney(settles) })}</p>}
      {book.error !== undefined && <ErrorState error={book.error} kept />}
      {(preview.error ?? quote.error) ? (
        <ErrorState error={preview.error ?? quote.error} title={t('notPossible')} kept />
      ) : preview.data ? (
        <MoveResult preview={preview.data} />
      ) : move ? (
        <Loading lines={5} what={t('result')} />
      ) : (
        <p className="wh-note">{t('fillIn')}</p>
      )}
    </Drawer>
  );
};

const useBooking = (agreement: Agreement, etag: string | undefined, onDone: () => void) => {
  const { keyOf, done } = useIntent();
  const [error, setError] = useState<unknown>();
  const [booking, setBooking] = useState(false);
  const refresh = useRefresh();
  const run = (move: Move) => {
    setBooking(true);
    setError(undefined);
    bookMove(agreement.id, move, keyOf(move), etag)
      .then(async () => {
        done();
        await refresh();
        onDone();
      })
      .catch(setError)
      .finally(() => setBooking(false));
  };
  return { booking, book: { run, error } };
};
