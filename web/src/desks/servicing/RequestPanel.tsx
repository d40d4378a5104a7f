import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  answerRequest,
  previewChange,
  previewRequest,
  readRequest,
  type Answer,
  type Change,
  type Request,
} from '@/api/changes';
import { useSay } from '@/api/text';
import { ChangePreview } from '@/agreement/ChangePreview';
import { Particulars } from '@/agreement/Particulars';
import { RequestBadge } from '@/agreement/RequestBadge';
import { useTranslation } from '@/i18n';
import { momentOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { Glyph } from '@/parts/glyphs';
import { parseMoney, type Money } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useAgreementPath } from '@/shell/paths';
import { useRefresh } from './useMove';

/** One request: what is asked, what would come of it today, and the answer. */
export const RequestPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('servicing');
  const request = useQuery({
    queryKey: ['requests', 'one', id],
    queryFn: ({ signal }) => readRequest(id, signal),
  });
  if (request.error) {
    return (
      <Panel>
        <ErrorState error={request.error} onRetry={() => void request.refetch()} />
      </Panel>
    );
  }
  return request.data ? (
    <Opened request={request.data.data} etag={request.data.etag} />
  ) : (
    <Panel>
      <Loading lines={8} what={t('asked')} />
    </Panel>
  );
};

const Opened = ({ request, etag }: { request: Request; etag: string | undefined }) => {
  const { t } = useTranslation('servicing');
  const say = useSay();
  const pathOf = useAgreementPath();
  return (
    <Panel
      title={say(request.name)}
      extra={<RequestBadge state={request.state} />}
      accent={request.state === 'waiting' ? 'primary' : undefined}
    >
      <p>
        <Link to={pathOf(request.agreement)} className="wh-mono">
          {request.number}
        </Link>{' '}
        · {t(request.mine ? 'byMe' : request.byCustomer ? 'byCustomer' : 'byColleague')} ·{' '}
        <span className="wh-note">{t('askedAt', { at: momentOf(request.at) })}</span>
      </p>
      <Particulars type={request.type} change={request.change} />
      {request.state === 'waiting' ? (
        <Waiting request={request} etag={etag} />
      ) : (
        <>
          {request.answer && <p>“{request.answer}”</p>}
          <p className="wh-note">
            {request.answeredAt && t('answeredAt', { at: momentOf(request.answeredAt) })}{' '}
            {request.event !== null && t('cameOf', { event: request.event })}
          </p>
        </>
      )}
    </Panel>
  );
};

/** What would come of it, at the appraised value once there is one, and the answer. */
const Waiting = ({ request, etag }: { request: Request; etag: string | undefined }) => {
  const { t } = useTranslation('servicing');
  const [worth, setWorth] = useState('');
  const asked = useQuery({
    queryKey: ['requests', 'preview', request.id],
    queryFn: ({ signal }) => previewRequest(request.id, signal),
    staleTime: 0,
    retry: false,
  });
  const currency = asked.data?.before.dueToday.currency;
  const vehicleValue = (currency && parseMoney(worth, currency)) || undefined;
  const appraised = useQuery({
    queryKey: ['requests', 'preview', request.id, vehicleValue],
    queryFn: ({ signal }) =>
      previewChange(request.agreement, { ...request.change, vehicleValue } as unknown as Change, signal),
    enabled: vehicleValue !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const preview = vehicleValue ? appraised : asked;
  const waits = preview.data === undefined || preview.isPlaceholderData;
  return (
    <>
      <h3 className="wh-change-head">{t('wouldCome')}</h3>
      {preview.error ? (
        <ErrorState error={preview.error} title={t('notPossible')} />
      ) : preview.data ? (
        <ChangePreview preview={preview.data} busy={waits} />
      ) : (
        <Loading lines={5} what={t('result')} />
      )}
      {!request.mine && request.type === 'carReturn' && (
        <Field label={t('appraised')} note={t('appraisedNote')}>
          {(ids) => (
            <Input {...ids} inputMode="decimal" value={worth} onChange={(change) => setWorth(change.target.value)} />
          )}
        </Field>
      )}
      <Answering request={request} etag={etag} vehicleValue={vehicleValue} />
    </>
  );
};

interface AnsweringProps {
  request: Request;
  etag: string | undefined;
  vehicleValue: Money | undefined;
}

/** Whoever asked may only take it back; anybody else grants it, or declines with a word of why. */
const Answering = ({ request, etag, vehicleValue }: AnsweringProps) => {
  const { t } = useTranslation('servicing');
  const [text, setText] = useState('');
  const [lacking, setLacking] = useState(false);
  const { keyOf, done } = useIntent();
  const refresh = useRefresh();
  const answering = useMutation({
    mutationFn: (answer: Answer) =>
      answerRequest(
        request.id,
        answer,
        text.trim() || null,
        answer === 'grant' ? vehicleValue : undefined,
        keyOf([answer, text, vehicleValue], answer),
        etag,
      ),
    onSuccess: async () => {
      done();
      await refresh();
    },
  });
  const decline = () => (text.trim() === '' ? setLacking(true) : answering.mutate('decline'));
  const busy = (answer: Answer) => answering.isPending && answering.variables === answer;
  if (request.mine) {
    return (
      <div className="wh-answering">
        <p>
          <Glyph name="lock" /> {t('mine')}
        </p>
        <Button loading={busy('withdrawal')} onClick={() => answering.mutate('withdrawal')}>
          {t('withdraw')}
        </Button>
        {answering.error && <ErrorState error={answering.error} kept />}
      </div>
    );
  }
  return (
    <div className="wh-answering">
      <Field label={t('reads')} problem={lacking && text.trim() === '' ? t('declineWhy') : undefined}>
        {(ids) => <Input {...ids} maxLength={200} value={text} onChange={(change) => setText(change.target.value)} />}
      </Field>
      <div className="wh-answering-do">
        <Button loading={busy('decline')} onClick={decline}>
          {t('decline')}
        </Button>
        <Button type="primary" loading={busy('grant')} onClick={() => answering.mutate('grant')}>
          {t('grant')}
        </Button>
      </div>
      {answering.error && <ErrorState error={answering.error} kept />}
    </div>
  );
};
