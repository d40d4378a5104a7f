import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { assignBankItem, previewAssignment, type Assignment, type BankItem } from '@/api/banking';
import { ChangePreview } from '@/agreement/ChangePreview';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { AgreementSelect } from './AgreementSelect';
import { partsOf, plain, restOf, type Line } from './parts';
import { Suggestions } from './Suggestions';

interface AssignFormProps {
  item: BankItem;
  etag: string | undefined;
}

/** Gives the money to one agreement or splits it among several, with what would come of it before it is booked. */
export const AssignForm = ({ item, etag }: AssignFormProps) => {
  const { t } = useTranslation('banking');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [lines, setLines] = useState<readonly Line[]>([
    { id: 0, agreement: item.agreement ?? undefined, amount: plain(item.amount) },
  ]);
  const [holdExcess, setHoldExcess] = useState(false);
  const [note, setNote] = useState('');
  const body = useMemo((): Assignment | undefined => {
    const parts = partsOf(item.amount, lines);
    return parts && { parts, holdExcess, note: note.trim() === '' ? null : note.trim() };
  }, [item.amount, lines, holdExcess, note]);
  const preview = useQuery({
    queryKey: ['bank', 'assignment', item.id, item.version, body?.parts, holdExcess],
    queryFn: ({ signal }) => previewAssignment(item.id, body as Assignment, signal),
    enabled: body !== undefined,
    retry: false,
  });
  const assigning = useMutation({
    mutationFn: (asked: Assignment) => assignBankItem(item.id, asked, keyOf(asked), etag),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries();
    },
  });
  const put = (id: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const rest = restOf(item.amount, lines);
  return (
    <Panel title={t('assign')}>
      <Suggestions item={item} onTake={(agreement) => setLines([{ id: 0, agreement, amount: plain(item.amount) }])} />
      {lines.map((line, at) => (
        <PartLine
          key={line.id}
          line={line}
          item={item}
          onPut={(part) => put(line.id, part)}
          {...(at > 0 ? { onRemove: () => setLines(lines.filter((one) => one.id !== line.id)) } : {})}
        />
      ))}
      <p className="wh-assign-tools">
        <button
          type="button"
          className="wh-link"
          onClick={() =>
            setLines([
              ...lines,
              { id: Math.max(...lines.map((one) => one.id)) + 1, agreement: undefined, amount: plain(rest) },
            ])
          }
        >
          {t('split')}
        </button>
        <span className="wh-note">{t('rest', { amount: formatMoney(rest) })}</span>
      </p>
      <Checkbox checked={holdExcess} onChange={(change) => setHoldExcess(change.target.checked)}>
        {t('holdExcess')}
      </Checkbox>
      <Field label={t('note')}>
        {(ids) => <Input {...ids} maxLength={200} value={note} onChange={(change) => setNote(change.target.value)} />}
      </Field>
      {preview.error ? (
        <ErrorState error={preview.error} title={t('notPossible')} kept />
      ) : preview.data ? (
        preview.data.map((one, at) => <ChangePreview key={lines[at]?.id ?? at} preview={one} />)
      ) : body ? (
        <Loading lines={4} what={t('result')} />
      ) : (
        <p className="wh-note">{t('chooseFirst')}</p>
      )}
      {assigning.error && <ErrorState error={assigning.error} kept />}
      <div className="wh-answering-do">
        <Button
          type="primary"
          disabled={!preview.data || !body}
          loading={assigning.isPending}
          onClick={() => body && assigning.mutate(body)}
        >
          {t('bookIt')}
        </Button>
      </div>
    </Panel>
  );
};

interface PartLineProps {
  line: Line;
  item: BankItem;
  onPut: (part: Partial<Line>) => void;
  onRemove?: () => void;
}

const PartLine = ({ line, item, onPut, onRemove }: PartLineProps) => {
  const { t } = useTranslation('banking');
  return (
    <div className="wh-part">
      <AgreementSelect
        value={line.agreement}
        known={
          item.agreement && item.agreementNumber ? { id: item.agreement, number: item.agreementNumber } : undefined
        }
        suggestions={item.suggestions}
        onChange={(agreement) => onPut({ agreement })}
      />
      <Input
        className="wh-num wh-part-amount"
        inputMode="decimal"
        aria-label={t('amount')}
        value={line.amount}
        onChange={(change) => onPut({ amount: change.target.value })}
      />
      {onRemove && (
        <button type="button" className="wh-link" onClick={onRemove}>
          {t('remove')}
        </button>
      )}
    </div>
  );
};
