import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { answerAppeal, appealListing, endListing, type Listing } from '@/api/screening';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { momentOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { Facts } from '@/parts/Panel';
import { PreviewConfirm } from '@/parts/PreviewConfirm';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeysBlocked } from '@/shell/keys';
import { toneOfListing } from './states';

/** One entry with its history, and what the reader may do with it. */
export const ListingDrawer = ({ one, onClose }: { one: Listing; onClose: () => void }) => {
  const { t } = useTranslation('screening');
  useKeysBlocked(true);
  return (
    <Drawer open size={480} title={t('entry')} onClose={onClose}>
      <Facts
        rows={[
          [t('kind'), t(`kinds.${one.kind}`)],
          [
            t('value'),
            <span key="value" className="wh-mono">
              {one.value}
            </span>,
          ],
          [
            t('state'),
            <StateBadge key="state" tone={toneOfListing[one.state]}>
              {t(`states.${one.state}`)}
            </StateBadge>,
          ],
          [t('source'), t(`sources.${one.source}`)],
          [t('reason'), one.reason ?? t('hidden')],
          [t('listedOn'), one.listedOn],
          [t('expiresOn'), one.expiresOn],
          [t('by'), one.by],
          ...(one.endedBy && one.endedAt ? [[t('endedBy'), `${one.endedBy}, ${momentOf(one.endedAt)}`] as const] : []),
        ]}
      />
      {one.appeal && <Appeal appeal={one.appeal} />}
      {one.state === 'underAppeal' && (one.mayDecide ? <Deciding one={one} onDone={onClose} /> : <OnlyOthers decide />)}
      {one.state === 'inForce' && !one.appeal && <Objecting one={one} onDone={onClose} />}
      {one.state === 'inForce' && (one.mayEnd ? <Ending one={one} onDone={onClose} /> : <OnlyOthers />)}
    </Drawer>
  );
};

interface ActProps {
  one: Listing;
  onDone: () => void;
}

/** Runs one act on an entry under one key, then reads the list again. */
const useAct = <T,>(run: (what: T, key: string) => Promise<unknown>, onDone: () => void) => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  return useMutation({
    mutationFn: (what: T) => run(what, keyOf(what)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['listings'] });
      onDone();
    },
  });
};

const OnlyOthers = ({ decide }: { decide?: boolean }) => {
  const { t } = useTranslation('screening');
  return <p className="wh-note">{t(decide ? 'decideByOther' : 'endByOther')}</p>;
};

const Appeal = ({ appeal }: { appeal: NonNullable<Listing['appeal']> }) => {
  const { t } = useTranslation('screening');
  return (
    <Facts
      rows={[
        [t('objection'), appeal.objection ?? t('hidden')],
        ['', t('appealTaken', { by: appeal.by, at: momentOf(appeal.at) })],
        ...(appeal.answeredAt
          ? [
              [t('answer'), appeal.answer ?? t('hidden')] as const,
              [
                '',
                t(appeal.upheld ? 'upheld' : 'dismissed', {
                  by: appeal.answeredBy ?? '',
                  at: momentOf(appeal.answeredAt),
                }),
              ] as const,
            ]
          : []),
      ]}
    />
  );
};

const Objecting = ({ one, onDone }: ActProps) => {
  const { t } = useTranslation('screening');
  const [objection, setObjection] = useState('');
  const taking = useAct<string>((words, key) => appealListing(one, words, key), onDone);
  return (
    <div className="wh-listing-form">
      <Field label={t('objection')} note={t('objectionNote')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={400}
            value={objection}
            onChange={(change) => setObjection(change.target.value)}
          />
        )}
      </Field>
      {taking.error && <ErrorState error={taking.error} kept />}
      <div className="wh-listing-acts">
        <Button disabled={!objection.trim()} loading={taking.isPending} onClick={() => taking.mutate(objection)}>
          {t('appeal')}
        </Button>
      </div>
    </div>
  );
};

const Deciding = ({ one, onDone }: ActProps) => {
  const { t } = useTranslation('screening');
  const [answer, setAnswer] = useState('');
  const deciding = useAct<{ upheld: boolean; answer: string }>(
    (what, key) => answerAppeal(one, what.upheld, what.answer, key),
    onDone,
  );
  const decide = (upheld: boolean) => () => deciding.mutate({ upheld, answer });
  return (
    <div className="wh-listing-form">
      <Field label={t('answer')} required>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={400}
            value={answer}
            onChange={(change) => setAnswer(change.target.value)}
          />
        )}
      </Field>
      {deciding.error && <ErrorState error={deciding.error} kept />}
      <div className="wh-listing-acts">
        <Button type="primary" disabled={!answer.trim()} loading={deciding.isPending} onClick={decide(true)}>
          {t('uphold')}
        </Button>
        <Button disabled={!answer.trim()} loading={deciding.isPending} onClick={decide(false)}>
          {t('dismiss')}
        </Button>
      </div>
    </div>
  );
};

const Ending = ({ one, onDone }: ActProps) => {
  const { t } = useTranslation('screening');
  const [asks, setAsks] = useState(false);
  const ending = useAct<string>((_, key) => endListing(one, key), onDone);
  return (
    <div className="wh-listing-acts">
      <Button danger onClick={() => setAsks(true)}>
        {t('end')}
      </Button>
      <PreviewConfirm
        open={asks}
        title={t('endTitle')}
        what={t('endWhat', { value: one.value })}
        rows={[{ label: t('state'), before: t('states.inForce'), after: t('states.ended'), strong: true }]}
        undo={t('endUndo')}
        confirm={t('end')}
        danger
        busy={ending.isPending}
        error={ending.error}
        onConfirm={() => ending.mutate(one.id)}
        onCancel={() => setAsks(false)}
      />
    </div>
  );
};
