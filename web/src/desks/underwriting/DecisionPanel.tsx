import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Application } from '@/api/applications';
import { decide, type DecisionInput, type PersonAnswer } from '@/api/underwriting';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Key } from '@/parts/badges';
import { Field } from '@/parts/Form';
import { Glyph } from '@/parts/glyphs';
import { formatMinor, formatMoney, parseMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeys } from '@/shell/keys';

interface DecisionPanelProps {
  file: Application;
  etag: string | undefined;
  onDecided: () => void;
}

const answers: readonly { answer: PersonAnswer; key: string }[] = [
  { answer: 'counterOffer', key: 'o' },
  { answer: 'approve', key: 'a' },
  { answer: 'requestPapers', key: 'r' },
  { answer: 'decline', key: 'd' },
];

/** Four answers; one that a rule forbids stays in place with a lock and says why. */
export const DecisionPanel = ({ file, etag, onDecided }: DecisionPanelProps) => {
  const { t } = useTranslation('underwriting');
  const [answer, setAnswer] = useState<PersonAnswer>();
  const open = file.state === 'referred' || file.state === 'papersRequested';
  const blocked = file.decision?.blockedBy ?? null;
  const choose = (one: PersonAnswer) => {
    if (open && !(one === 'approve' && blocked)) setAnswer(one);
  };
  useKeys(answers.map(({ answer: one, key }) => ({ keys: [key], label: t(`do.${one}`), run: () => choose(one) })));
  if (!open) return <Panel title={t('decision')}>{t('alreadyDecided')}</Panel>;
  const leading: PersonAnswer = blocked ? 'counterOffer' : 'approve';
  return (
    <>
      <Panel
        title={t('decision')}
        note={file.authority && t('yourLimit', { amount: formatMoney(file.authority.alone) })}
      >
        <div className="wh-answers">
          {answers.map(({ answer: one, key }) => {
            const locked = one === 'approve' && blocked !== null;
            return (
              <div key={one}>
                <Button
                  block
                  type={one === (answer ?? leading) ? 'primary' : 'default'}
                  disabled={locked}
                  onClick={() => choose(one)}
                >
                  {locked && <Glyph name="lock" size={12} />} {t(`do.${one}`)} <Key>{key.toUpperCase()}</Key>
                </Button>
                {locked && <p className="wh-note">{t('nobodyOverrides', { rule: blocked })}</p>}
              </div>
            );
          })}
        </div>
      </Panel>
      {answer && <AnswerForm key={answer} answer={answer} file={file} etag={etag} onDecided={onDecided} />}
      <Panel title={t('twoPersons')}>
        <p>
          {t('maker')} <strong>{file.maker ? file.maker : t('you')}</strong>
        </p>
        <p>
          {file.authority?.secondNeeded
            ? t('secondNeeded', { amount: formatMoney(file.authority.alone) })
            : t('noSecond')}
        </p>
      </Panel>
    </>
  );
};

interface AnswerFormProps extends DecisionPanelProps {
  answer: PersonAnswer;
}

const AnswerForm = ({ answer, file, etag, onDecided }: AnswerFormProps) => {
  const { t } = useTranslation('underwriting');
  const say = useSay();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const suggestion = file.whatWouldChange.find((change) => change.lever === 'downPayment');
  const currency = file.price.currency;
  const [reason, setReason] = useState('');
  const [conditions, setConditions] = useState('');
  const [down, setDown] = useState(
    suggestion ? suggestion.after.replaceAll(',', '') : formatMoney(file.down).replaceAll(',', ''),
  );
  const [months, setMonths] = useState(file.months);
  const [papers, setPapers] = useState<string[]>([]);
  const papersKnown = [...file.missing, ...file.requestable, ...file.papers];
  const input = inputOf(answer, { reason, conditions, down, months, papers, currency });
  const sending = useMutation({
    mutationFn: (body: DecisionInput) => decide(file.id, body, etag, keyOf(body)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['case', file.id] });
      onDecided();
    },
  });
  return (
    <Panel title={t(`do.${answer}`)}>
      {answer === 'counterOffer' && (
        <>
          <Field label={t('downPayment')} required>
            {(ids) => (
              <Input {...ids} inputMode="decimal" value={down} onChange={(change) => setDown(change.target.value)} />
            )}
          </Field>
          <Field label={t('months')} required>
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                max={120}
                value={months}
                onChange={(next) => setMonths(next ?? file.months)}
              />
            )}
          </Field>
          <CounterResult file={file} down={down} />
        </>
      )}
      {answer === 'requestPapers' && (
        <Checkbox.Group
          value={papers}
          onChange={setPapers}
          options={papersKnown.map((paper) => ({ value: paper.code, label: say(paper.name) }))}
        />
      )}
      {(answer === 'approve' || answer === 'counterOffer') && (
        <Field label={t('conditionsLabel')} note={t('oneALine')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoSize
              value={conditions}
              onChange={(change) => setConditions(change.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('customerReads')} required>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoFocus
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={reason}
            onChange={(change) => setReason(change.target.value)}
          />
        )}
      </Field>
      {sending.error && <ErrorState error={sending.error} kept />}
      <Button
        type="primary"
        block
        disabled={!input}
        loading={sending.isPending}
        onClick={() => input && sending.mutate(input)}
      >
        {t('confirm', { answer: t(`do.${answer}`) })}
      </Button>
      {!input && <p className="wh-note">{t('stillMissing')}</p>}
    </Panel>
  );
};

interface Drafted {
  reason: string;
  conditions: string;
  down: string;
  months: number;
  papers: readonly string[];
  currency: string;
}

/** What will be sent, or undefined while something is missing. */
const inputOf = (answer: PersonAnswer, draft: Drafted): DecisionInput | undefined => {
  const reason = draft.reason.trim();
  if (reason === '') return undefined;
  const conditions = draft.conditions
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  switch (answer) {
    case 'approve':
      return { answer, reason, conditions };
    case 'counterOffer': {
      const down = parseMoney(draft.down, draft.currency);
      return down ? { answer, reason, conditions, counter: { down, months: draft.months } } : undefined;
    }
    case 'requestPapers':
      return draft.papers.length > 0 ? { answer, reason, papers: [...draft.papers] } : undefined;
    case 'decline':
      return { answer, reason };
  }
};

const CounterResult = ({ file, down }: { file: Application; down: string }) => {
  const { t } = useTranslation('underwriting');
  const paid = parseMoney(down, file.price.currency);
  if (!paid) return null;
  const lends = file.financed.minorUnits + file.down.minorUnits - paid.minorUnits;
  return lends > 0 ? <p className="wh-num">{t('lends', { amount: formatMinor(lends, file.price.currency) })}</p> : null;
};
