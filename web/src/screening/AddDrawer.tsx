import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { addListing, type ListingSource, type TraitKind } from '@/api/screening';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeysBlocked } from '@/shell/keys';
import { listable, sources } from './states';

/** A new entry: what, from where, why, and until when. */
export const AddDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('screening');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [kind, setKind] = useState<TraitKind>('idNumber');
  const [source, setSource] = useState<ListingSource>('confirmedFraud');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const entry = { kind, value, source, reason, expiresOn };
  const adding = useMutation({
    mutationFn: () => addListing(entry, keyOf(entry)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['listings'] });
      onClose();
    },
  });
  useKeysBlocked(true);
  return (
    <Drawer
      open
      size={480}
      title={t('add')}
      onClose={onClose}
      footer={
        <div className="wh-listing-foot">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            disabled={!value.trim() || !reason.trim() || !expiresOn}
            loading={adding.isPending}
            onClick={() => adding.mutate()}
          >
            {t('save')}
          </Button>
        </div>
      }
    >
      <div className="wh-listing-form">
        <Field label={t('kind')} required>
          {(ids) => (
            <Select<TraitKind>
              {...ids}
              value={kind}
              onChange={setKind}
              options={listable.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            />
          )}
        </Field>
        <Field label={t('value')} required note={t('valueNote')}>
          {(ids) => (
            <Input {...ids} autoComplete="off" value={value} onChange={(change) => setValue(change.target.value)} />
          )}
        </Field>
        <Field label={t('source')} required>
          {(ids) => (
            <Select<ListingSource>
              {...ids}
              value={source}
              onChange={setSource}
              options={sources.map((one) => ({ value: one, label: t(`sources.${one}`) }))}
            />
          )}
        </Field>
        <Field label={t('reason')} required note={t('reasonNote')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={3}
              maxLength={400}
              value={reason}
              onChange={(change) => setReason(change.target.value)}
            />
          )}
        </Field>
        <Field label={t('expiresOn')} required note={t('expiryNote')}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              className="wh-day"
              value={expiresOn}
              onChange={(change) => setExpiresOn(change.target.value)}
            />
          )}
        </Field>
        {adding.error && <ErrorState error={adding.error} kept />}
      </div>
    </Drawer>
  );
};
