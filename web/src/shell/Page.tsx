import { useEffect } from 'react';
import { useTranslation } from '@/i18n';
import { Key } from '@/parts/badges';
import { formatCount } from '@/parts/money';
import { printKey, useAllKeys } from './keys';
import { useAuditHead } from './useAuditHead';
import './page.css';

interface PageProps {
  /** The name of what is open: it also names the browser's tab. */
  title: string;
  crumb?: React.ReactNode;
  /** Right of the title: VIN, product, state. */
  facts?: React.ReactNode;
  /** At most three; the likeliest filled, each with its key. */
  actions?: React.ReactNode;
  /** At the right of the foot, in place of the audit position. */
  foot?: React.ReactNode;
  /** Staff pages only; the customer's pages have no audit right. */
  audit?: boolean;
  children: React.ReactNode;
}

/** Page head, body and the foot with the keys of whatever is open. */
export const Page = ({ title, crumb, facts, actions, foot, audit = true, children }: PageProps) => {
  useEffect(() => {
    document.title = `${title} · Wheelhouse 车融`;
  }, [title]);
  return (
    <>
      <main className="wh-page">
        <div className="wh-page-head">
          <div className="wh-page-name">
            {crumb !== undefined && <div className="wh-crumb">{crumb}</div>}
            <h1>{title}</h1>
            {facts !== undefined && <div className="wh-page-facts">{facts}</div>}
          </div>
          {actions !== undefined && <div className="wh-actions">{actions}</div>}
        </div>
        {children}
      </main>
      <KeysFoot>{foot ?? (audit && <AuditPosition />)}</KeysFoot>
    </>
  );
};

const KeysFoot = ({ children }: { children: React.ReactNode }) => {
  const { t } = useTranslation('shell');
  // '?' belongs to the shell and stands last, whichever part of the page came first.
  const shown = useAllKeys()
    .filter((binding) => !binding.quiet)
    .sort((a, b) => Number(a.keys.includes('?')) - Number(b.keys.includes('?')));
  return (
    <footer className="wh-foot">
      <ul className="wh-foot-keys" aria-label={t('keys')}>
        {shown.map((binding) => (
          <li key={binding.keys.join()}>
            {binding.keys.flatMap(printKey).map((cap, at) => (
              <Key key={at}>{cap}</Key>
            ))}
            <span>{binding.label}</span>
          </li>
        ))}
      </ul>
      <div className="wh-foot-end">{children}</div>
    </footer>
  );
};

/** Where the tamper-evident log stands: its last leaf and the head of its root. */
const AuditPosition = () => {
  const { t } = useTranslation('shell');
  const head = useAuditHead();
  if (!head.data) return null;
  const root = head.data.root;
  return (
    <span>
      {t('auditLeaf', { leaf: formatCount(head.data.size) })} ·{' '}
      <span className="wh-mono">
        {root.slice(0, 4)}…{root.slice(-4)}
      </span>
    </span>
  );
};
