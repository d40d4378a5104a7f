import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { reportClaim, type LossKind } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';

const kinds: readonly LossKind[] = ['collision', 'theft', 'fire', 'flood', 'glass', 'other'];

const fingerprint = async (file: File) => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return { name: file.name.slice(0, 120), sha256: [...hash].map((one) => one.toString(16).padStart(2, '0')).join('') };
};

interface Props {
  policy: string;
  today: string;
  onDone: () => Promise<void>;
}

/** First notice of loss. Documents stay on the phone; what proves them later is sent. */
export const ReportDamage = ({ policy, today, onDone }: Props) => {
  const { t } = useTranslation('insurance');
  const { keyOf, done } = useIntent();
  const [asked, setAsked] = useState({ lossDay: today, kind: 'collision' as LossKind, words: '' });
  const [files, setFiles] = useState<readonly File[]>([]);
  const reporting = useMutation({
    mutationFn: async () => {
      const body = { policy, ...asked, documents: await Promise.all(files.map(fingerprint)) };
      return reportClaim(body, keyOf(body));
    },
    onSuccess: async () => {
      done();
      setAsked({ ...asked, words: '' });
      setFiles([]);
      await onDone();
    },
  });
  return (
    <Panel title={t('report')}>
      <Field label={t('lossDay')} required>
        {(ids) => (
          <Input
            {...ids}
            type="date"
            max={today}
            value={asked.lossDay}
            onChange={(change) => setAsked({ ...asked, lossDay: change.target.value })}
          />
        )}
      </Field>
      <Field label={t('lossKind')} required>
        {(ids) => (
          <Select
            {...ids}
            value={asked.kind}
            onChange={(kind) => setAsked({ ...asked, kind })}
            options={kinds.map((value) => ({ value, label: t(`loss.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('happened')} required>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={2000}
            value={asked.words}
            onChange={(change) => setAsked({ ...asked, words: change.target.value })}
          />
        )}
      </Field>
      <Field label={t('documents')} note={t('documentsNote')}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            multiple
            className="wh-file-input"
            onChange={(change) => setFiles([...(change.target.files ?? [])])}
          />
        )}
      </Field>
      <Button
        block
        disabled={asked.words.trim() === '' || files.length > 20}
        loading={reporting.isPending}
        onClick={() => reporting.mutate()}
      >
        {t('send')}
      </Button>
      {reporting.error && <ErrorState error={reporting.error} kept />}
    </Panel>
  );
};
