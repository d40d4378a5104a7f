import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Progress, Select } from 'antd';
import { useRef, useState } from 'react';
import { sendBankFile, type BankFile, type FileKind } from '@/api/banking';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeysBlocked } from '@/shell/keys';
import { incoming, kindOf, sizeOf } from './states';
import { useBankAccounts } from './useBank';

interface UploadDrawerProps {
  onClose: () => void;
  onDone: (file: BankFile) => void;
}

/** A file of the bank: for which account, what it is, and how much of it has gone. */
export const UploadDrawer = ({ onClose, onDone }: UploadDrawerProps) => {
  const { t } = useTranslation('banking');
  const accounts = useBankAccounts();
  const [file, setFile] = useState<File>();
  const [account, setAccount] = useState<string>();
  const [kind, setKind] = useState<FileKind>('statement');
  const sending = useSending(onDone);
  const into = account ?? accounts.data?.[0]?.id;
  const share = file && file.size > 0 ? sending.sent / file.size : 0;
  useKeysBlocked(true);
  return (
    <Drawer
      open
      onClose={() => {
        sending.stop();
        onClose();
      }}
      size={480}
      title={t('upload')}
      footer={
        <div className="wh-upload-foot">
          {sending.busy ? (
            <Button onClick={sending.stop}>{t('stopSending')}</Button>
          ) : (
            <Button onClick={onClose}>{t('cancel')}</Button>
          )}
          <Button
            type="primary"
            disabled={!file || !into}
            loading={sending.busy}
            onClick={() => file && into && sending.send({ account: into, kind, file })}
          >
            {t('send')}
          </Button>
        </div>
      }
    >
      <div className="wh-upload">
        <Field label={t('file')} required note={file ? sizeOf(file.size) : t('fileNote')}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept=".xml,.csv,.txt"
              className="wh-file-input"
              onChange={(change) => {
                const chosen = change.target.files?.[0];
                setFile(chosen);
                if (chosen) setKind(kindOf(chosen.name));
              }}
            />
          )}
        </Field>
        <Field label={t('kind')} required>
          {(ids) => (
            <Select<FileKind>
              {...ids}
              value={kind}
              onChange={setKind}
              options={incoming.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            />
          )}
        </Field>
        <Field
          label={t('account')}
          required
          problem={accounts.data?.length === 0 ? t('noAccounts') : undefined}
          note={t('accountNote')}
        >
          {(ids) => (
            <Select<string>
              {...ids}
              value={into ?? null}
              onChange={setAccount}
              options={(accounts.data ?? []).map((one) => ({ value: one.id, label: `${one.name} · ${one.number}` }))}
            />
          )}
        </Field>
        {sending.busy && file && (
          <div role="status">
            <Progress percent={Math.floor(share * 100)} aria-label={t('sent')} status="active" />
            <p className="wh-note">{t('sentOf', { sent: sizeOf(sending.sent), size: sizeOf(file.size) })}</p>
          </div>
        )}
        {sending.error !== undefined && <ErrorState error={sending.error} kept />}
        <p className="wh-note">{t('uploadNote')}</p>
      </div>
    </Drawer>
  );
};

/** Sends under one key: the same file sent again goes on with the same file there. */
const useSending = (onDone: (file: BankFile) => void) => {
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [sent, setSent] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const cancel = useRef<AbortController>(undefined);
  const send = (what: { account: string; kind: FileKind; file: File }) => {
    const stop = new AbortController();
    cancel.current = stop;
    setBusy(true);
    setError(undefined);
    setSent(0);
    const { account, kind, file } = what;
    sendBankFile(what, keyOf([account, kind, file.name, file.size, file.lastModified]), setSent, stop.signal)
      .then(async (card) => {
        done();
        await queries.invalidateQueries({ queryKey: ['bank'] });
        onDone(card);
      })
      .catch((why: unknown) => {
        // Whoever stops it himself needs no word about it.
        if (!stop.signal.aborted) setError(why);
      })
      .finally(() => setBusy(false));
  };
  return { send, stop: () => cancel.current?.abort(), sent, busy, error };
};
