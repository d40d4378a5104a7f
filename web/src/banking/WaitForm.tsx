import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { holdBankItem, returnBankItem, type BankItem } from '@/api/banking';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';

/** Not to be assigned: it waits with a reason, or is to go back to who sent it, which another person grants. */
export const WaitForm = ({ item, etag }: { item: BankItem; etag: string | undefined }) => {
  const { t } = useTranslation('banking');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [note, setNote] = useState(item.note ?? '');
  const doing = useMutation({
    mutationFn: (what: 'hold' | 'return') =>
      (what === 'hold' ? holdBankItem : returnBankItem)(item.id, note.trim(), keyOf([what, note]), etag),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['bank'] });
    },
  });
  const empty = note.trim() === '';
  return (
    <Panel title={t('orElse')}>
      <Field label={t('why')} required note={t('whyNote')}>
        {(ids) => <Input {...ids} maxLength={200} value={note} onChange={(change) => setNote(change.target.value)} />}
      </Field>
      {doing.error && <ErrorState error={doing.error} kept />}
      <div className="wh-answering-do">
        {item.side === 'credit' && (
          <Button disabled={empty} loading={doing.isPending} onClick={() => doing.mutate('return')}>
            {t('sendBack')}
          </Button>
        )}
        <Button disabled={empty} loading={doing.isPending} onClick={() => doing.mutate('hold')}>
          {t('hold')}
        </Button>
      </div>
    </Panel>
  );
};
