import './kpi.css';

export interface Kpi {
  id: string;
  label: React.ReactNode;
  value: React.ReactNode;
  /** Stands small after the value: '/ 36', '%'. */
  unit?: React.ReactNode;
  note?: React.ReactNode;
  tone?: 'over' | 'susp' | 'warn' | 'paid';
  selected?: boolean;
  onSelect?: () => void;
}

/** Figures side by side; on a narrow screen the strip scrolls sideways. */
export const KpiStrip = ({ items, label }: { items: readonly Kpi[]; label: string }) => (
  <ul className="wh-kpis" aria-label={label} tabIndex={0}>
    {items.map((kpi) => (
      <li key={kpi.id} className={kpi.selected ? 'wh-kpi wh-kpi-selected' : 'wh-kpi'}>
        <div className="wh-kpi-label">{kpi.label}</div>
        <div className="wh-kpi-value wh-num">
          {kpi.onSelect ? (
            <button type="button" className="wh-plain" aria-pressed={kpi.selected ?? false} onClick={kpi.onSelect}>
              {kpi.value}
            </button>
          ) : (
            kpi.value
          )}
          {kpi.unit !== undefined && <span className="wh-kpi-unit"> {kpi.unit}</span>}
        </div>
        {kpi.note !== undefined && (
          <div className={`wh-kpi-note ${kpi.tone ? `wh-tone-${kpi.tone}` : ''}`}>{kpi.note}</div>
        )}
      </li>
    ))}
  </ul>
);
