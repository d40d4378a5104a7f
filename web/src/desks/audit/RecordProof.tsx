import { useQuery } from '@tanstack/react-query';
import { readProof, type AuditRecord } from '@/api/audit';
import { leafHashOf, rootOf } from '@/api/merkle';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { formatCount } from '@/parts/money';
import { Facts } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';

/** The record as it was hashed, and the proof computed here in the reader's browser. */
export const RecordProof = ({ record }: { record: AuditRecord }) => {
  const { t } = useTranslation('audit');
  const proof = useQuery({
    queryKey: ['audit-proof', record.leaf],
    enabled: record.leaf !== null,
    queryFn: async ({ signal }) => {
      const given = await readProof(record.leaf ?? 0, signal);
      const leafHash = await leafHashOf(record.body);
      const root = await rootOf(given.leaf, given.size, leafHash, given.path);
      return { given, leafHash, root, holds: root === given.root };
    },
  });
  return (
    <>
      <h3>{t('canonical')}</h3>
      <pre className="wh-record" tabIndex={0} role="region" aria-label={t('canonical')}>
        {record.body}
      </pre>
      <h3>{t('proof')}</h3>
      {record.leaf === null ? (
        <p>{t('waitingNote')}</p>
      ) : proof.error ? (
        <ErrorState error={proof.error} onRetry={() => void proof.refetch()} />
      ) : !proof.data ? (
        <Loading lines={6} what={t('proof')} />
      ) : (
        <>
          <p>
            {proof.data.holds ? (
              <StateBadge tone="paid">{t('proved', { size: formatCount(proof.data.given.size) })}</StateBadge>
            ) : (
              <StateBadge tone="failed">{t('notProved')}</StateBadge>
            )}
          </p>
          <Facts
            rows={[
              [t('leaf'), formatCount(proof.data.given.leaf)],
              [t('leafHash'), <Hash key="leaf" of={proof.data.leafHash} />],
              ...proof.data.given.path.map(
                (hash, at) => [t('pathStep', { step: at + 1 }), <Hash key={hash} of={hash} />] as const,
              ),
              [t('rootHere'), <Hash key="here" of={proof.data.root ?? ''} />],
              [t('rootOfHead'), <Hash key="head" of={proof.data.given.root} />],
            ]}
          />
          <p className="wh-note">{t('computedHere')}</p>
        </>
      )}
    </>
  );
};

const Hash = ({ of }: { of: string }) => <span className="wh-mono wh-hash">{of}</span>;
