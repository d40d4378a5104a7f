import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { useDemoPeople, useSession, useSignIn, type DemoPerson } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { Field } from '@/parts/Form';
import { Mark } from '@/parts/Mark';
import { ErrorState } from '@/parts/states';
import { activatePath } from '@/shell/paths';
import { LanguageSwitch, ThemeSwitch } from '@/shell/TopBar';
import './signin.css';

export const SignIn = () => {
  const { t } = useTranslation('shell');
  const session = useSession();
  if (session.data?.signedIn) return <Navigate to="/" replace />;
  return (
    <div className="wh-signin">
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
          <p className="wh-ink2">{t('signInLead')}</p>
          <SignInForm />
          <p className="wh-signin-other">
            <Link to={activatePath}>{t('toActivate')}</Link>
          </p>
          {session.error && <ErrorState error={session.error} onRetry={() => void session.refetch()} />}
        </div>
        {session.data?.demo && <DemoPeople />}
      </main>
    </div>
  );
};

const SignInForm = () => {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { signIn } = useSignIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await signIn(name, password);
      void navigate('/');
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={t('signInName')}>
        {(ids) => (
          <Input
            {...ids}
            autoComplete="username"
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('password')}>
        {(ids) => (
          <Input.Password
            {...ids}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('signIn')}
      </Button>
      {error !== undefined && <ErrorState error={error} kept />}
    </form>
  );
};

const order = ['dealer', 'customer', 'underwriter', 'servicing', 'treasury', 'insurer', 'regulator', 'admin'] as const;

/** In a demo everybody may be anybody: the seats by role, in the order of a loan's life. */
const DemoPeople = () => {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { become } = useSignIn();
  const people = useDemoPeople(true);
  const [error, setError] = useState<unknown>();
  const enter = (person: DemoPerson) => become(person.user).then(() => navigate('/'), setError);
  return (
    <section className="wh-signin-demo">
      <h2>{t('demoTitle')}</h2>
      <dl>
        {order.map((role) => {
          const seats = (people.data ?? []).filter((person) => person.role === role);
          return seats.length === 0 ? null : (
            <div key={role}>
              <dt>{t(`role.${role}`)}</dt>
              <dd>
                {seats.map((person) => (
                  <Seat key={person.user} person={person} onTake={() => void enter(person)} />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="wh-note">{t('demoNote')}</p>
      {(error ?? people.error) && <ErrorState error={error ?? people.error} />}
    </section>
  );
};

const Seat = ({ person, onTake }: { person: DemoPerson; onTake: () => void }) => {
  const { t } = useTranslation('shell');
  const say = useSay();
  const where =
    person.role === 'customer' ? t(person.hasContract ? 'withContract' : 'newCustomer') : say(person.organisation);
  return (
    <button type="button" onClick={onTake}>
      {say(person.name)} <span className="wh-note">{where}</span>
    </button>
  );
};
