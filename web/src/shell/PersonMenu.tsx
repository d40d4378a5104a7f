import { Popover } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ChangePassword } from '@/access/ChangePassword';
import { useDemoPeople, useSignIn, type DemoPerson, type Session } from '@/api/session';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { SimulatedPill } from '@/parts/badges';
import { useSignedOutGoTo } from './paths';

/** Person and organisation; in a demo also the switcher that makes one somebody else. */
export const PersonMenu = ({ session }: { session: Session }) => {
  const { t } = useTranslation('shell');
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  if (!session.user) return null;
  const name = say(session.user.name) || session.user.signIn;
  const organisation = session.role === 'customer' ? '' : say(session.organisation?.name);
  const changePassword = () => {
    setOpen(false);
    setChanging(true);
  };
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        content={<PersonPanel session={session} onDone={() => setOpen(false)} onChangePassword={changePassword} />}
      >
        <button type="button" className="wh-plain wh-person" aria-label={t('personMenu', { name })}>
          <span className="wh-person-disc" aria-hidden="true">
            {name.slice(0, 1)}
          </span>
          <span className="wh-person-name">
            {name}
            {organisation && ` · ${organisation}`}
          </span>
        </button>
      </Popover>
      <ChangePassword open={changing} onClose={() => setChanging(false)} />
    </>
  );
};

interface PersonPanelProps {
  session: Session;
  onDone: () => void;
  onChangePassword: () => void;
}

const PersonPanel = ({ session, onDone, onChangePassword }: PersonPanelProps) => {
  const { t } = useTranslation('shell');
  const say = useSay();
  const navigate = useNavigate();
  const goSignedOut = useSignedOutGoTo();
  const { become, signOut } = useSignIn();
  const people = useDemoPeople(session.demo);
  const whereOf = (person: DemoPerson): string =>
    person.role === 'customer' ? t(person.hasContract ? 'withContract' : 'newCustomer') : say(person.organisation);
  return (
    <div className="wh-person-panel">
      <div className="wh-strong">{say(session.user?.name) || session.user?.signIn}</div>
      <div className="wh-note">
        {t(`role.${session.role ?? 'none'}`)} · {say(session.organisation?.name)}{' '}
        {session.organisation?.simulated && <SimulatedPill />}
      </div>
      {session.demo && people.data && (
        <>
          <div className="wh-person-heading">{t('becomeTitle')}</div>
          <ul>
            {people.data.map((person) => (
              <li key={person.user}>
                <button
                  type="button"
                  className="wh-plain"
                  disabled={person.user === session.user?.id}
                  onClick={() =>
                    void become(person.user).then(() => {
                      onDone();
                      void navigate('/');
                    })
                  }
                >
                  <span>{say(person.name)}</span>
                  <span className="wh-note">
                    {t(`role.${person.role}`)}
                    {` · ${whereOf(person)}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="wh-link wh-person-act" onClick={onChangePassword}>
        {t('changePassword')}
      </button>
      <button type="button" className="wh-link wh-sign-out" onClick={() => void signOut().then(goSignedOut)}>
        {t('signOut')}
      </button>
    </div>
  );
};
