import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import {
  answerHardship,
  askHardship,
  makePromise,
  type CaseView,
  type HardshipCard,
  type HardshipReason,
} from '@/api/collections';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf } from '@/parts/days';
import { Field } from '@/parts/Form';
import { Glyph } from '@/parts/glyphs';
import { formatMoney, parseMoney, type Money } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { ErrorState } from '@/parts/states';
import { reasons, toneOfHardship, toneOfPromise } from './states';
import { useDoing } from './useDoing';

/** What he promised to pay by when, and what came of it. */
export const PromisePanel = ({ file, works }: { file: CaseView; works: boolean }) => {
  const { t } = useTranslation('collections');
  const stands = file.promises.some((one) => one.state === 'open');
  return (
    <Panel title={t('promises')} note={t('promisesNote', { currency: file.overdue.currency })}>
      {file.promises.length > 0 && (
        <PlainTable
          label={t('promises')}
          heads={[[t('byDay')], [t('promised'), true], [t('received'), true], [t('state')]]}
          rows={file.promises.map((one) => [
            one.id,
            <span className="wh-num">{one.day}</span>,
            formatMoney(one.amount),
            formatMoney(one.received),
            <StateBadge tone={toneOfPromise[one.state]}>{t(`promiseState.${one.state}`)}</StateBadge>,
          ])}
        />
      )}
      {works && !stands && file.daysPastDue > 0 && <PromiseForm agreement={file.agreement} overdue={file.overdue} />}
      {file.promises.length === 0 && !works && <p className="wh-note">{t('never')}</p>}
    </Panel>
  );
};

interface PromiseFormProps {
  agreement: string;
  overdue: Money;
}

/** How much, and by which day; it starts from all that is overdue. */
export const PromiseForm = ({ agreement, overdue }: PromiseFormProps) => {
  const { t } = useTranslation('collections');
  const [amount, setAmount] = useState(formatMoney(overdue).replaceAll(',', ''));
  const [day, setDay] = useState('');
  const money = parseMoney(amount, overdue.currency);
  const promise = useDoing((asked: { money: Money; day: string }, key) =>
    makePromise(agreement, asked.money, asked.day, key),
  );
  return (
    <div className="wh-case-form">
      <Field label={t('amountIn', { currency: overdue.currency })} source={t('allOverdue')}>
        {(ids) => (
          <Input {...ids} inputMode="decimal" value={amount} onChange={(change) => setAmount(change.target.value)} />
        )}
      </Field>
      <Field label={t('byDay')} note={t('promiseDayNote')}>
        {(ids) => <Input {...ids} type="date" value={day} onChange={(change) => setDay(change.target.value)} />}
      </Field>
      <Button
        disabled={!money || day === ''}
        loading={promise.isPending}
        onClick={() => money && promise.mutate({ money, day })}
      >
        {t('makePromise')}
      </Button>
      {promise.error && <ErrorState error={promise.error} kept />}
    </div>
  );
};

/** Time for a debtor in difficulty: asked for, and answered by another person. While it stands, collection rests. */
export const HardshipPanel = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('collections');
  const session = useSession().data;
  const asks = session?.role === 'servicing';
  const decides = asks || session?.role === 'admin';
  const stands = file.hardships.some((one) => one.state === 'asked');
  return (
    <Panel title={t('hardship')} note={t('hardshipNote')}>
      {file.hardships.map((one) => (
        <Plan key={one.id} plan={one} decides={decides} mine={one.by === session?.user?.id} />
      ))}
      {asks && !stands && <HardshipForm agreement={file.agreement} />}
      {file.hardships.length === 0 && !asks && <p className="wh-note">{t('never')}</p>}
    </Panel>
  );
};

interface PlanProps {
  plan: HardshipCard;
  decides: boolean;
  mine: boolean;
}

const Plan = ({ plan, decides, mine }: PlanProps) => {
  const { t } = useTranslation('collections');
  const answer = useDoing((granted: boolean, key) => answerHardship(plan, granted, key));
  return (
    <div className="wh-plan">
      <p>
        <StateBadge tone={toneOfHardship[plan.state]}>{t(`hardshipState.${plan.state}`)}</StateBadge>{' '}
        {t(`reason.${plan.reason}`)} · <span className="wh-num">{t('untilDay', { day: plan.until })}</span>{' '}
        <span className="wh-note">{t('askedOn', { day: dayOf(plan.at) })}</span>
      </p>
      {plan.state === 'asked' && decides && mine && (
        <p className="wh-note">
          <Glyph name="lock" /> {t('yoursAnswer')}
        </p>
      )}
      {plan.state === 'asked' && decides && !mine && (
        <p className="wh-case-do">
          <Button loading={answer.isPending && answer.variables === false} onClick={() => answer.mutate(false)}>
            {t('decline')}
          </Button>
          <Button
            type="primary"
            loading={answer.isPending && answer.variables === true}
            onClick={() => answer.mutate(true)}
          >
            {t('grant')}
          </Button>
        </p>
      )}
      {answer.error && <ErrorState error={answer.error} />}
    </div>
  );
};

/** Why he cannot pay for a while, and until when. */
export const HardshipForm = ({ agreement, block = false }: { agreement: string; block?: boolean }) => {
  const { t } = useTranslation('collections');
  const [reason, setReason] = useState<HardshipReason>();
  const [until, setUntil] = useState('');
  const ask = useDoing((asked: { reason: HardshipReason; until: string }, key) =>
    askHardship(agreement, asked.reason, asked.until, key),
  );
  return (
    <div className="wh-case-form">
      <Field label={t('why')}>
        {(ids) => (
          <Select<HardshipReason>
            {...ids}
            value={reason ?? null}
            placeholder={t('choose')}
            onChange={setReason}
            options={reasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
          />
        )}
      </Field>
      <Field label={t('until')} note={t('hardshipDayNote')}>
        {(ids) => <Input {...ids} type="date" value={until} onChange={(change) => setUntil(change.target.value)} />}
      </Field>
      <Button
        block={block}
        disabled={!reason || until === ''}
        loading={ask.isPending}
        onClick={() => reason && ask.mutate({ reason, until })}
      >
        {t('askHardship')}
      </Button>
      {ask.error && <ErrorState error={ask.error} kept />}
    </div>
  );
};
