import { useOutletContext } from 'react-router';
import type { Agreement } from '@/api/agreements';
import { statementOf } from '@/api/links';
import type { Session } from '@/api/session';
import { useLanguage, useTranslation } from '@/i18n';
import { Panel } from '@/parts/Panel';

/** The contract as signed (a regulator reads no contracts), and the statement as of today. */
export const PapersPanel = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('servicing');
  const reads = useOutletContext<Session>().role !== 'regulator';
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <Panel title={t('papers')} note="中文 / English">
      <ul className="wh-papers">
        {reads && agreement.application && (
          <li>
            <a href={`/api/applications/${agreement.application}/document`} target="_blank" rel="noreferrer">
              {t('contract')}
            </a>
          </li>
        )}
        <li>
          <a href={statementOf(agreement, 'html', language)} target="_blank" rel="noreferrer">
            {t('statement')}
          </a>
          <span>
            <a href={statementOf(agreement, 'pdf', language)}>PDF</a> ·{' '}
            <a href={statementOf(agreement, 'xlsx', language)}>.xlsx</a>
          </span>
        </li>
      </ul>
    </Panel>
  );
};
