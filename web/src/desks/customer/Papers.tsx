import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agreement } from '@/api/agreements';
import { readApplication, readSignature } from '@/api/applications';
import { statementOf, withQuery } from '@/api/links';
import { paperOf, readStatements } from '@/api/statements';
import { useLanguage, useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { dayOf, useSayDay } from '@/parts/days';
import { formatMoney } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { Empty, ErrorState, Loading } from '@/parts/states';
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
          <Issued agreement={agreement} />
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

const shown = 6;

/** The statements that were issued, newest first; each opens as a page and can be printed. */
const Issued = ({ agreement }: { agreement: Agreement }) => {
  const { t } = useTranslation('customer');
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  const [all, setAll] = useState(false);
  const issued = useQuery({
    queryKey: ['statements', { agreement: agreement.id }, agreement.asOf],
    queryFn: ({ signal }) => readStatements({ agreement: agreement.id }, undefined, signal),
  });
  const cards = issued.data?.items ?? [];
  return (
    <Panel
      flush
      title={t('issuedStatements')}
      note={t('amountsInYuan')}
      {...(cards.length > shown && !all
        ? {
            foot: (
              <button type="button" className="wh-link" onClick={() => setAll(true)}>
                {t('earlierStatements')}
              </button>
            ),
          }
        : {})}
    >
      {issued.error ? (
        <ErrorState error={issued.error} onRetry={() => void issued.refetch()} />
      ) : !issued.data ? (
        <Loading lines={4} what={t('issuedStatements')} />
      ) : cards.length === 0 ? (
        <Empty title={t('noIssued')} note={t('noIssuedNote')} />
      ) : (
        <div className="wh-rows">
          {(all ? cards : cards.slice(0, shown)).map((card) => (
            <div key={card.id} className="wh-row">
              <a href={paperOf(card, 'html', lang)} target="_blank" rel="noreferrer">
                <span className="wh-row-title wh-action wh-num">
                  {t('issuedSpan', { from: card.from, through: card.through })}
                </span>
                <span className="wh-note wh-num">
                  {t('issuedPaid', { paid: formatMoney(card.paid), due: formatMoney(card.due) })}
                </span>
              </a>
              <a
                className="wh-action wh-print"
                href={paperOf(card, 'pdf', lang)}
                aria-label={t('printOf', { day: card.through })}
              >
                {t('print')}
              </a>
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
};

export default Papers;
