import { useQuery } from '@tanstack/react-query';
import type { Agreement } from '@/api/agreements';
import { readApplication, readSignature } from '@/api/applications';
import { statementOf, withQuery } from '@/api/links';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf, useSayDay } from '@/parts/days';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { Frame } from './Frame';
import { NoCarYet } from './NoCarYet';

const Papers = () => {
  const { t } = useTranslation('customer');
  return (
    <Frame title={t('tabPapers')} none={<NoCarYet />}>
      {(agreement) => (
        <>
          {agreement.application && <Contract application={agreement.application} />}
          <Statements agreement={agreement} />
        </>
      )}
    </Frame>
  );
};

/** Opens in a page of its own; the server answers it only to whom it concerns. */
const PaperLink = ({ href, title, note }: { href: string; title: string; note: string }) => (
  <a className="wh-row" href={href} target="_blank" rel="noreferrer">
    <span>
      <span className="wh-row-title wh-action">{title}</span>
      <span className="wh-note">{note}</span>
    </span>
  </a>
);

const Contract = ({ application }: { application: string }) => {
  const { t } = useTranslation('customer');
  const sayDay = useSayDay();
  const read = useQuery({
    queryKey: ['application', application],
    queryFn: ({ signal }) => readApplication(application, signal),
  });
  const signature = useQuery({
    queryKey: ['signature', application],
    queryFn: ({ signal }) => readSignature(application, signal),
    enabled: read.data?.data.document?.isSigned === true,
  });
  const broken = signature.data !== undefined && !(signature.data.documentIntact && signature.data.signatureVerifies);
  if (read.error)
    return (
      <Panel title={t('contract')}>
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      </Panel>
    );
  const document = read.data?.data.document;
  if (!read.data) return <Loading lines={3} what={t('contract')} />;
  return (
    <Panel
      flush
      title={t('contract')}
      extra={
        document && (
          <StateBadge tone={document.isSigned ? (broken ? 'failed' : 'paid') : 'sched'}>
            {t(document.isSigned ? (broken ? 'signatureBroken' : 'signatureValid') : 'notSignedYet')}
          </StateBadge>
        )
      }
    >
      <div className="wh-rows">
        <PaperLink
          href={`/api/applications/${application}/document.pdf`}
          title={t('contractPdf')}
          note={t('bothLanguages')}
        />
        <PaperLink
          href={`/api/applications/${application}/document`}
          title={t('contractHtml')}
          note={
            document?.signedAt
              ? t('signedOn', { day: sayDay(dayOf(document.signedAt), read.data.data.timeline[0]?.at) })
              : t('bothLanguages')
          }
        />
        {document && (
          <div className="wh-row">
            <span>
              <span className="wh-row-title">{t('fingerprint')}</span>
              <span className="wh-mono wh-hash wh-ink2">{document.hash}</span>
            </span>
          </div>
        )}
      </div>
    </Panel>
  );
};

const Statements = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  const sheet = (list: string) => withQuery(`/api/agreements/${agreement.id}/${list}/export.xlsx`, { lang });
  return (
    <Panel flush title={t('statements')} note={t('asOf', { day: agreement.asOf })}>
      <div className="wh-rows">
        <PaperLink
          href={statementOf(agreement, 'html', lang)}
          title={t('statement')}
          note={t('statementNote', { day: agreement.startedOn })}
        />
        <PaperLink href={statementOf(agreement, 'pdf', lang)} title={t('statementPdf')} note={t('statementPdfNote')} />
        <PaperLink href={sheet('schedule')} title={t('schedulePaper')} note={t('schedulePaperNote')} />
        <PaperLink href={sheet('events')} title={t('eventsPaper')} note={t('eventsPaperNote')} />
      </div>
    </Panel>
  );
};

export default Papers;
