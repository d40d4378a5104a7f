import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { StateGlyph, type Tone } from './badges';
import { clockOf, dayOf } from './days';
import './timeline.css';

export interface TimelineEntry {
  id: string;
  /** When it was booked: an instant, or a day where the hour says nothing. */
  at: string;
  /** The value date, where it is another day than the booking: both are shown. */
  valueDate?: string;
  tone: Tone;
  title: React.ReactNode;
  note?: React.ReactNode;
  /** For the filter: 'money', 'contact', ... */
  kind?: string;
}

interface TimelineProps {
  entries: readonly TimelineEntry[];
  today: string;
  /** Kinds offered by the filter, with their words; none: no filter. */
  kinds?: readonly { value: string; label: string }[];
  /** How many stand before 'n earlier events'. */
  shown?: number;
}

/** Newest on top; the brass line is today. */
export const Timeline = ({ entries, today, kinds, shown = 12 }: TimelineProps) => {
  const { t } = useTranslation('parts');
  const [kind, setKind] = useState('all');
  const [open, setOpen] = useState(false);
  const chosen = kind === 'all' ? entries : entries.filter((entry) => entry.kind === kind);
  const visible = open ? chosen : chosen.slice(0, shown);
  return (
    <div className="wh-timeline">
      {kinds && (
        <Segmented
          size="small"
          value={kind}
          onChange={setKind}
          options={[{ value: 'all', label: t('all') }, ...kinds]}
        />
      )}
      <div className="wh-today" aria-hidden="true">
        <span>{t('today', { day: today.slice(5) })}</span>
      </div>
      <ol>
        {visible.map((entry) => (
          <li key={entry.id}>
            <Moment at={entry.at} today={today} />
            <StateGlyph tone={entry.tone} />
            <div className="wh-event">
              <div className="wh-strong">{entry.title}</div>
              {entry.note !== undefined && <div className="wh-note">{entry.note}</div>}
              {entry.valueDate && entry.valueDate !== dayOf(entry.at) && (
                <div className="wh-note">
                  {dayOf(entry.at)} → {entry.valueDate}
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {chosen.length > visible.length && (
        <button type="button" className="wh-link" onClick={() => setOpen(true)}>
          {t('earlier', { count: chosen.length - visible.length })}
        </button>
      )}
    </div>
  );
};

const Moment = ({ at, today }: { at: string; today: string }) => {
  const day = dayOf(at);
  return (
    <time dateTime={at} className="wh-moment wh-num">
      {day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day}
      {at.includes('T') && <span>{clockOf(at)}</span>}
    </time>
  );
};
