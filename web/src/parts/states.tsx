import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Refused } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Glyph } from './glyphs';
import { useRefusalText } from './refusal';
import './states.css';

/** What would be here, the last one, one link. */
export const Empty = ({ title, note, link }: { title: string; note?: React.ReactNode; link?: React.ReactNode }) => (
  <div className="wh-empty">
    <p className="wh-state-title">{title}</p>
    {note !== undefined && <p>{note}</p>}
    {link !== undefined && <p>{link}</p>}
  </div>
);

/** A skeleton of so many lines, shown only after 200 ms, with the words of what is being computed. */
export const Loading = ({ lines = 3, what }: { lines?: number; what?: string }) => {
  const { t } = useTranslation('parts');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="wh-loading" aria-busy="true" aria-live="polite">
      {late && (
        <>
          {Array.from({ length: lines }, (_, at) => (
            <span key={at} className="wh-bone" style={{ width: `${88 - ((at * 17) % 40)}%` }} />
          ))}
          <span className="wh-note">{what ? t('loading', { what }) : t('loadingPlain')}</span>
        </>
      )}
    </div>
  );
};

interface ErrorStateProps {
  error: unknown;
  title?: string;
  onRetry?: () => void;
  /** True where a form keeps what was typed. */
  kept?: boolean;
}

/** What was not done, why, what is kept, the next step and the code. */
export const ErrorState = ({ error, title, onRetry, kept = false }: ErrorStateProps) => {
  const { t } = useTranslation('parts');
  const sentence = useRefusalText();
  const code = error instanceof Refused ? error.code : 'portal.unexpected';
  return (
    <div className="wh-error" role="alert">
      <p className="wh-state-title wh-tone-failed">
        <Glyph name="cross" /> {title ?? t(kept ? 'errorTitle' : 'errorLoad')}
      </p>
      <p>
        {sentence(error)}
        {kept && ` ${t('kept')}`}
      </p>
      <p className="wh-error-steps">
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        )}
        <span className="wh-mono wh-note">{code}</span>
      </p>
    </div>
  );
};
