import './panel.css';

interface PanelProps {
  title?: React.ReactNode;
  /** A short note right of the title: the unit, a count. */
  note?: React.ReactNode;
  /** At the right end of the head: buttons, a link. */
  extra?: React.ReactNode;
  /** Without padding, for tables and lists whose first column shares the title's edge. */
  flush?: boolean;
  /** Red for a breach, ink for a block that protects the customer, brass never. */
  accent?: 'over' | 'ink' | 'primary';
  foot?: React.ReactNode;
  className?: string;
  children: React.ReactNode;
}

export const Panel = ({ title, note, extra, flush, accent, foot, className = '', children }: PanelProps) => (
  <section className={`wh-panel ${accent ? `wh-accent-${accent}` : ''} ${className}`}>
    {(title !== undefined || extra !== undefined) && (
      <header className="wh-panel-head">
        {title !== undefined && <h2 className="wh-panel-title">{title}</h2>}
        {note !== undefined && <span className="wh-panel-note">{note}</span>}
        {extra !== undefined && <div className="wh-panel-extra">{extra}</div>}
      </header>
    )}
    <div className={flush ? 'wh-panel-body wh-flush' : 'wh-panel-body'}>{children}</div>
    {foot !== undefined && <footer className="wh-panel-foot">{foot}</footer>}
  </section>
);

/** Label and value rows: `<dl>` with hairlines. */
export const Facts = ({ rows }: { rows: readonly (readonly [label: React.ReactNode, value: React.ReactNode])[] }) => (
  <dl className="wh-facts">
    {rows.map(([label, value], at) => (
      <div key={at}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
