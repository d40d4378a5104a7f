import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readApplication, readDocument, signDocument } from '@/api/applications';
import { Refused } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';
import { Panel } from '@/parts/Panel';
import { ErrorState, Loading } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { canSign, hashOf, signBytes } from './signing';

/** Reads the contract, checks its hash here, signs the very bytes that are shown. */
const Sign = () => {
  const { t } = useTranslation('customer');
  const { id = '' } = useParams();
  const application = useQuery({ queryKey: ['application', id], queryFn: ({ signal }) => readApplication(id, signal) });
  const contract = useQuery({
    queryKey: ['document', id],
    queryFn: async ({ signal }) => {
      const bytes = await readDocument(id, signal);
      return { bytes, hash: await hashOf(bytes), html: new TextDecoder().decode(bytes) };
    },
    enabled: canSign(),
  });
  const expected = application.data?.data.document?.hash;
  const error = contract.error ?? application.error;
  return (
    <Page title={t('readAndSign')} audit={false}>
      <Link to={`/customer/offers/${id}`} className="wh-back">
        ‹ {t('decisionAndReview')}
      </Link>
      {!canSign() ? (
        <Panel>
          <ErrorState error={new Refused(0, 'portal.no_signing', t('noSigning'), {})} />
        </Panel>
      ) : error ? (
        <Panel>
          <ErrorState error={error} onRetry={() => void contract.refetch()} />
        </Panel>
      ) : contract.data && application.data ? (
        <>
          <iframe className="wh-document" title={t('contract')} sandbox="" srcDoc={contract.data.html} />
          <Fingerprint hash={contract.data.hash} expected={expected} />
          {application.data.data.document?.isSigned ? (
            <StateBadge tone="paid">{t('signedAlready')}</StateBadge>
          ) : (
            <SignBox
              id={id}
              bytes={contract.data.bytes}
              same={expected === undefined || expected === contract.data.hash}
            />
          )}
        </>
      ) : (
        <Loading lines={10} what={t('contract')} />
      )}
    </Page>
  );
};

const Fingerprint = ({ hash, expected }: { hash: string; expected: string | undefined }) => {
  const { t } = useTranslation('customer');
  const same = expected === undefined || expected === hash;
  return (
    <Panel title={t('fingerprint')}>
      <p className="wh-mono wh-hash">{hash}</p>
      <StateBadge tone={same ? 'paid' : 'failed'}>{t(same ? 'fingerprintSame' : 'fingerprintDiffers')}</StateBadge>
    </Panel>
  );
};

const SignBox = ({ id, bytes, same }: { id: string; bytes: ArrayBuffer; same: boolean }) => {
  const { t } = useTranslation('customer');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [read, setRead] = useState(false);
  const sign = useMutation({
    mutationFn: async () => signDocument(id, await signBytes(bytes), keyOf(id)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries();
      void navigate(`/customer/offers/${id}`);
    },
  });
  return (
    <>
      <Checkbox checked={read} onChange={(event) => setRead(event.target.checked)}>
        {t('iHaveRead')}
      </Checkbox>
      <Button
        type="primary"
        block
        className="wh-pay"
        disabled={!read || !same}
        loading={sign.isPending}
        onClick={() => sign.mutate()}
      >
        {t('signNow')}
      </Button>
      <p className="wh-note">{t(read || !same ? 'signNote' : 'signFirst')}</p>
      {sign.error && (
        <Panel accent="over">
          <ErrorState error={sign.error} title={t('notSigned')} />
        </Panel>
      )}
    </>
  );
};

export default Sign;
