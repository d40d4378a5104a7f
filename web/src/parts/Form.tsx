import { useId } from 'react';
import { useTranslation } from '@/i18n';
import { Glyph } from './glyphs';
import './form.css';

interface FieldProps {
  label: string;
  required?: boolean;
  /** Where a prefilled value came from: 'identity card', 'vehicle catalogue'. */
  source?: string;
  /** What is wrong, in words that say what to write. */
  problem?: string | undefined;
  note?: React.ReactNode;
  /** Gets the id for its control, and the id of what describes it. */
  children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => React.ReactNode;
}

/** Label left on staff desks, above on phones; one column. */
export const Field = ({ label, required, source, problem, note, children }: FieldProps) => {
  const { t } = useTranslation('parts');
  const id = useId();
  return (
    <div className={problem ? 'wh-field wh-field-wrong' : 'wh-field'}>
      <label htmlFor={id}>
        {label} {required && <span className="wh-note">{t('required')}</span>}
      </label>
      <div className="wh-field-body">
        {children({ id, 'aria-describedby': `${id}-note`, 'aria-invalid': problem !== undefined })}
        <div id={`${id}-note`} className="wh-note">
          {problem !== undefined && (
            <span className="wh-tone-failed">
              <Glyph name="cross" /> {problem}
            </span>
          )}
          {source !== undefined && <span>{t('source', { source })}</span>}
          {note}
        </div>
      </div>
    </div>
  );
};

/** The last row of a form: what follows from it, in figures. */
export const FormResult = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="wh-field wh-form-result">
    <span>{label}</span>
    <div className="wh-field-body" aria-live="polite">
      {children}
    </div>
  </div>
);
