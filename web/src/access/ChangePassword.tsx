import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { changePassword } from '@/api/session';
import { useTranslation } from '@/i18n';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { problemsOfChoice } from './chosen';
import { PasswordInput } from './PasswordInput';
import './access.css';

interface ChangePasswordProps {
  open: boolean;
  onClose: () => void;
}

export const ChangePassword = ({ open, onClose }: ChangePasswordProps) => {
  const { t } = useTranslation('access');
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('changePassword')} width={440} destroyOnHidden>
      <Form onClose={onClose} />
    </Modal>
  );
};

/** What was typed goes with the form: nothing of it stays when it is closed. */
const Form = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('access');
  const { keyOf, done } = useIntent();
  const [typed, setTyped] = useState({ old: '', password: '', again: '' });
  const [sent, setSent] = useState(false);
  const problems: Partial<Record<keyof typeof typed, string>> = {
    ...(typed.old === '' ? { old: 'wrongOld' } : {}),
    ...problemsOfChoice(typed),
  };
  const problem = (field: keyof typeof typed) => (sent && problems[field] ? t(problems[field]) : undefined);
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const change = useMutation({
    mutationFn: () => changePassword(typed.old, typed.password, keyOf(typed)),
    // A no was an answer: the next try is another intent.
    onSettled: () => done(),
    gcTime: 0,
  });
  if (change.data) {
    return (
      <div aria-live="polite">
        <p className="wh-access-done">
          {t('changed')} {change.data.sessionsEnded > 0 && t('othersEnded', { count: change.data.sessionsEnded })}
        </p>
        <div className="wh-access-steps">
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </div>
    );
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(problems).length === 0) change.mutate();
  };
  return (
    <form className="wh-access-form" noValidate onSubmit={submit}>
      <PasswordInput
        kind="current-password"
        label={t('oldPassword')}
        value={typed.old}
        onChange={(old) => set({ old })}
        problem={problem('old')}
      />
      <PasswordInput
        kind="new-password"
        label={t('newPassword')}
        note={t('passwordNote')}
        value={typed.password}
        onChange={(password) => set({ password })}
        problem={problem('password')}
      />
      <PasswordInput
        kind="new-password"
        label={t('passwordAgain')}
        value={typed.again}
        onChange={(again) => set({ again })}
        problem={problem('again')}
      />
      {change.error && <ErrorState error={change.error} kept />}
      <div className="wh-access-steps">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('change')}
        </Button>
      </div>
    </form>
  );
};
