import { Button, Modal } from 'antd';
import { useTranslation } from '@/i18n';
import { useKeysBlocked } from '@/shell/keys';
import { ErrorState } from './states';
import './preview.css';

export interface PreviewRow {
  label: React.ReactNode;
  before: React.ReactNode;
  after: React.ReactNode;
  /** The row that decides: printed strong. */
  strong?: boolean;
}

interface PreviewConfirmProps {
  open: boolean;
  title: string;
  /** What will be booked, in one sentence. */
  what: React.ReactNode;
  rows: readonly PreviewRow[];
  /** How it can be undone, in words: 'Reversal on the account page, any day'. */
  undo: string;
  confirm: string;
  /** Only for what cannot be undone. */
  danger?: boolean;
  busy: boolean;
  error?: unknown;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Before a command that moves money: what stands now, what will stand, then one confirm. */
export const PreviewConfirm = (props: PreviewConfirmProps) => {
  const { t } = useTranslation('parts');
  useKeysBlocked(props.open);
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={props.onCancel}
      destroyOnHidden
      footer={[
        <Button key="cancel" onClick={props.onCancel}>
          {t('cancel')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          danger={props.danger ?? false}
          loading={props.busy}
          onClick={props.onConfirm}
          autoFocus
        >
          {props.confirm}
        </Button>,
      ]}
    >
      <p>{props.what}</p>
      <table className="wh-preview">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, at) => (
            <tr key={at} className={row.strong ? 'wh-strong' : ''}>
              <th scope="row">{row.label}</th>
              <td className="wh-num">{row.before}</td>
              <td className="wh-num">
                <span aria-hidden="true">→ </span>
                {row.after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="wh-note">{props.undo}</p>
      {props.error !== undefined && props.error !== null && <ErrorState error={props.error} kept />}
    </Modal>
  );
};
