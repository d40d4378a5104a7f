import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { draftPolicy, type Policy } from '@/api/governing';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeysBlocked } from '@/shell/keys';

/** The text as JSON; undefined where it is none. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The next version, written from this one. It may have faults: publishing checks. */
export const DraftDrawer = ({ policy, onClose }: { policy: Policy; onClose: () => void }) => {
  const { t } = useTranslation('governing');
  useKeysBlocked(true);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [text, setText] = useState(policy.file);
  const [purpose, setPurpose] = useState('');
  const file = parsed(text);
  const draft = useMutation({
    mutationFn: () => draftPolicy(file, purpose, keyOf([text, purpose])),
    onSuccess: async (kept) => {
      done();
      await queries.invalidateQueries({ queryKey: ['policies'] });
      onClose();
      void navigate(`/underwriting/policies/${kept.family}/${kept.version}`);
    },
  });
  return (
    <Drawer
      open
      onClose={onClose}
      size={840}
      title={t('draftTitle', { family: t(`family.${policy.item.family as 'car-loan'}`) })}
      footer={
        <div className="wh-upload-foot">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            disabled={file === undefined || purpose.trim() === ''}
            loading={draft.isPending}
            onClick={() => draft.mutate()}
          >
            {t('keepDraft')}
          </Button>
        </div>
      }
    >
      <Field label={t('sayPurpose')} required>
        {(ids) => (
          <Input {...ids} maxLength={500} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
        )}
      </Field>
      <Field label={t('file')} problem={file === undefined ? t('notJson') : undefined}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            className="wh-mono wh-policy-file"
            spellCheck={false}
            autoSize={{ minRows: 16, maxRows: 40 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {draft.error && <ErrorState error={draft.error} kept />}
    </Drawer>
  );
};
