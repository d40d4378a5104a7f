import { ConfigProvider } from 'antd';
import { Suspense, useState } from 'react';
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { useSession, useSignIn, type Session } from '@/api/session';
import { deskAt, deskOf } from '@/desks';
import { setLanguage, useLanguage, useTranslation } from '@/i18n';
import { ErrorState, Loading } from '@/parts/states';
import { setThemeName, useThemeName } from '@/theme/appearance';
import { touchTheme } from '@/theme/theme';
import { CommandPalette } from './CommandPalette';
import { useCommands, useCommandSource, type CommandSource } from './commands';
import { currentTab, type Desk } from './desk';
import { KeysHelp } from './KeysHelp';
import { useKeys } from './keys';
import { signInPath, useSignedOutGoTo } from './paths';
import { TopBar } from './TopBar';
import './shell.css';

/** Everything behind sign-in: the bar, the open desk, the palette and the keys. */
export const Shell = () => {
  const session = useSession();
  if (session.isPending) return <Loading lines={5} />;
  if (!session.data) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data.signedIn) return <Navigate to={signInPath} replace />;
  return <SignedIn session={session.data} />;
};

const SignedIn = ({ session }: { session: Session }) => {
  const { pathname } = useLocation();
  const own = deskOf(session.role);
  const desk = deskAt(pathname);
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  useShellKeys(
    () => setPalette(true),
    () => setHelp(true),
    desk,
  );
  useShellCommands();

  // A desk of another role is not shown: its pages would only be refused.
  if (own && (!desk || !desk.roles.includes(session.role ?? 'partner'))) return <Navigate to={`/${own.id}`} replace />;
  return (
    <div className={desk?.touch ? 'wh-shell wh-touch' : 'wh-shell'}>
      {desk?.useFinder && <Finder key={desk.id} useFinder={desk.useFinder} />}
      <TopBar session={session} desk={desk} onCommand={() => setPalette(true)} />
      <Suspense fallback={<Loading lines={5} />}>
        {desk?.touch ? (
          <ConfigProvider theme={touchTheme}>
            <Outlet context={session} />
            <BottomTabs desk={desk} />
          </ConfigProvider>
        ) : (
          <Outlet context={session} />
        )}
      </Suspense>
      <CommandPalette open={palette} onClose={() => setPalette(false)} />
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
};

/** What the desk finds stands in the palette for as long as the desk is open. */
const Finder = ({ useFinder }: { useFinder: () => CommandSource['find'] }) => {
  useCommandSource([{ id: 'desk', find: useFinder() }]);
  return null;
};

const useShellKeys = (openPalette: () => void, openHelp: () => void, desk: Desk | undefined) => {
  const { t } = useTranslation('shell');
  const { t: own } = useTranslation(desk?.id ?? 'shell');
  const navigate = useNavigate();
  useKeys([
    { keys: ['ctrl+k'], label: t('commandBox'), run: openPalette, quiet: true },
    ...(desk?.tabs ?? [])
      .filter((tab) => tab.key)
      .map((tab) => ({
        keys: [`g ${tab.key}`],
        label: t('goTo', { where: own(tab.label) }),
        run: () => void navigate(`/${desk?.id}/${tab.path}`),
        quiet: true,
      })),
    { keys: ['?'], label: t('allKeys'), run: openHelp },
  ]);
  useCommands(
    (desk?.tabs ?? []).map((tab) => ({
      id: `go:${tab.path}`,
      label: t('goTo', { where: own(tab.label) }),
      ...(tab.key ? { keys: `g ${tab.key}` } : {}),
      run: () => void navigate(`/${desk?.id}/${tab.path}`),
    })),
  );
};

const useShellCommands = () => {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const theme = useThemeName();
  const { signOut } = useSignIn();
  const goSignedOut = useSignedOutGoTo();
  useCommands([
    {
      id: 'language',
      label: language === 'en' ? '切换为中文' : 'Switch to English',
      run: () => setLanguage(language === 'en' ? 'zh-CN' : 'en'),
    },
    {
      id: 'theme',
      label: t(theme === 'dark' ? 'toLight' : 'toDark'),
      run: () => setThemeName(theme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'sign-out', label: t('signOut'), run: () => void signOut().then(goSignedOut) },
  ]);
};

const BottomTabs = ({ desk }: { desk: Desk }) => {
  const { t } = useTranslation('shell');
  const { t: own } = useTranslation(desk.id);
  const current = currentTab(desk, useLocation().pathname);
  return (
    <nav className="wh-bottom-tabs" aria-label={t('tabs')}>
      {desk.tabs.map((tab) => (
        <Link
          key={tab.path}
          to={`/${desk.id}${tab.path ? `/${tab.path}` : ''}`}
          className={tab === current ? 'active' : ''}
          aria-current={tab === current ? 'page' : undefined}
        >
          {own(tab.label)}
        </Link>
      ))}
    </nav>
  );
};
