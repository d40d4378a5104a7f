import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSignIn } from '@/api/session';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { Mark } from '@/parts/Mark';
import { ErrorState } from '@/parts/states';
import { signInPath } from '@/shell/paths';
import { LanguageSwitch, ThemeSwitch } from '@/shell/TopBar';
import { problemsOfChoice, problemsOfInvitation } from './chosen';
import { PasswordInput } from './PasswordInput';
import './access.css';
import '@/app/signin.css';

/** Phone and code from the store, a password of one's own: the first sign-in of a customer. */
export const Activate = () => {
  const { t } = useTranslation('access');
  return (
    <div className="wh-signin wh-activate">
      <header className="wh-topbar">
        <div className="wh-topbar-end">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main>
        <div className="wh-signin-form">
          <h1>
            <Mark />
          </h1>
          <h2 className="wh-activate-title">{t('activateTitle')}</h2>
          <p className="wh-ink2">{t('activateLead')}</p>
          <ActivateForm />
          <p className="wh-signin-other">
            <Link to={signInPath}>{t('toSignIn')}</Link>
          </p>
        </div>
      </main>
    </div>
  );
};

const ActivateForm = () => {
  const { t } = useTranslation('access');
  const navigate = useNavigate();
  const { activate } = useSignIn();
  const [typed, setTyped] = useState({ phone: '', code: '', password: '', again: '' });
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const problems = { ...problemsOfInvitation(typed.phone, typed.code), ...problemsOfChoice(typed) };
  const problem = (field: keyof typeof typed) => (sent && problems[field] ? t(problems[field]) : undefined);
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(problems).length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      await activate(typed.phone.trim(), typed.code, typed.password);
      void navigate('/');
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t('phone')} problem={problem('phone')}>
        {(ids) => (
          <Input
            {...ids}
            autoComplete="username"
            inputMode="tel"
            value={typed.phone}
            onChange={(event) => set({ phone: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('code')} problem={problem('code')} note={<span>{t('codeNote')}</span>}>
        {(ids) => (
          <Input
            {...ids}
            className="wh-mono"
            autoComplete="one-time-code"
            inputMode="numeric"
            value={typed.code}
            onChange={(event) => set({ code: event.target.value })}
          />
        )}
      </Field>
      <PasswordInput
        kind="new-password"
        label={t('ownPassword')}
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
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('activate')}
      </Button>
      {error !== undefined && <ErrorState error={error} kept />}
    </form>
  );
};
