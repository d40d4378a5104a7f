import type { Agreement } from '@/api/agreements';
import { withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';

/** The contract as signed, and the statement as of today. */
export const PapersPanel = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const statement = (format: string) =>
    withQuery(`/api/agreements/${agreement.id}/statement`, {
      from: agreement.startedOn,
      to: agreement.asOf,
      format,
      lang: language,
    });
  return (
    <Panel title={t('papers')} note="中文 / English">
      <ul className="wh-papers">
        {agreement.application && (
          <li>
            <a href={`/api/applications/${agreement.application}/document`} target="_blank" rel="noreferrer">
              {t('contract')}
            </a>
          </li>
        )}
        <li>
          <a href={statement('html')} target="_blank" rel="noreferrer">
            {t('statement')}
          </a>
          <a href={statement('xlsx')}>.xlsx</a>
        </li>
      </ul>
    </Panel>
  );
};
