import { Segmented } from 'antd';
import { Link, useLocation } from 'react-router';
import type { Session } from '@/api/session';
import { setLanguage, useLanguage, useTranslation, type Language } from '@/i18n';
import { Key } from '@/parts/badges';
import { Glyph } from '@/parts/glyphs';
import { Mark } from '@/parts/Mark';
import { formatCount } from '@/parts/money';
import { setThemeName, useThemeName } from '@/theme/appearance';
import type { ThemeName } from '@/theme/tokens';
import { currentTab, type Desk, type DeskTab } from './desk';
import { PersonMenu } from './PersonMenu';
import './topbar.css';

interface TopBarProps {
  session: Session;
  desk: Desk | undefined;
  onCommand: () => void;
}

/** 48 px: mark, the desk's tabs with counts, command box, demo day, language, theme, person and organisation. */
export const TopBar = ({ session, desk, onCommand }: TopBarProps) => {
  const { t } = useTranslation('shell');
  return (
    <header className="wh-topbar">
      <Link to="/" className="wh-topbar-mark" aria-label={t('home')}>
        <Mark />
      </Link>
      {desk && !desk.touch && (
        <nav className="wh-tabs" aria-label={t('tabs')}>
          {desk.tabs.map((tab) => (
            <Tab key={tab.path} desk={desk} tab={tab} />
          ))}
        </nav>
      )}
      <div className="wh-topbar-end">
        <button type="button" className="wh-command-box" onClick={onCommand} aria-label={t('commandBox')}>
          <Glyph name="search" size={14} />
          <span className="wh-command-hint">{t('commandBox')}</span>
          <Key>Ctrl K</Key>
        </button>
        {session.demo && (
          <span className="wh-pill wh-demo-day">
            {t('demoDay', { day: session.businessDate })}
            <span className="wh-demo-synthetic"> · {t('synthetic')}</span>
          </span>
        )}
        <LanguageSwitch />
        <ThemeSwitch />
        <PersonMenu session={session} />
      </div>
    </header>
  );
};

const Tab = ({ desk, tab }: { desk: Desk; tab: DeskTab }) => {
  const { t } = useTranslation(desk.id);
  const count = tab.useCount?.();
  const current = currentTab(desk, useLocation().pathname) === tab;
  return (
    <Link
      to={`/${desk.id}${tab.path ? `/${tab.path}` : ''}`}
      className={current ? 'wh-tab active' : 'wh-tab'}
      aria-current={current ? 'page' : undefined}
    >
      {t(tab.label)}
      {count !== undefined && count > 0 && <span className="wh-tab-count wh-num"> {formatCount(count)}</span>}
    </Link>
  );
};

export const LanguageSwitch = () => {
  const language = useLanguage();
  const { t } = useTranslation('shell');
  return (
    <Segmented<Language>
      className="wh-switch"
      aria-label={t('language')}
      value={language}
      onChange={setLanguage}
      options={[
        { value: 'zh-CN', label: <span lang="zh-CN">中</span> },
        { value: 'en', label: 'EN' },
      ]}
    />
  );
};

export const ThemeSwitch = () => {
  const theme = useThemeName();
  const { t } = useTranslation('shell');
  return (
    <Segmented<ThemeName>
      className="wh-switch wh-theme-switch"
      aria-label={t('theme')}
      value={theme}
      onChange={setThemeName}
      options={[
        { value: 'light', label: t('light') },
        { value: 'dark', label: t('dark') },
      ]}
    />
  );
};
