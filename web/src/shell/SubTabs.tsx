import { Link } from 'react-router';
import { formatCount } from '@/parts/money';

export interface SubTab {
  to: string;
  label: string;
  current: boolean;
  count?: number | undefined;
}

/** The pages below one tab of the desk. */
export const SubTabs = ({ label, tabs }: { label: string; tabs: readonly SubTab[] }) => (
  <nav className="wh-subtabs" aria-label={label}>
    {tabs.map((tab) => (
      <Link
        key={tab.to}
        to={tab.to}
        className={tab.current ? 'wh-subtab wh-subtab-now' : 'wh-subtab'}
        aria-current={tab.current ? 'page' : undefined}
      >
        {tab.label}
        {tab.count !== undefined && tab.count > 0 && (
          <span className="wh-tab-count wh-num"> {formatCount(tab.count)}</span>
        )}
      </Link>
    ))}
  </nav>
);
