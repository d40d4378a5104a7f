import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { assessClaim, closeClaim, decideClaim, settleClaim, type Claim } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { ClaimsGrid } from '@/insurance/ClaimsGrid';
import { Field } from '@/parts/Form';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';

/** Every claim; the open one with the form of its next step. */
const ClaimsPage = () => {
  const { t } = useTranslation('insurance');
  return (
    <Page title={t('claims')} audit={false}>
      <ClaimsGrid id="insurer.claims" next={(claim) => <NextStep claim={claim} />} />
    </Page>
  );
};

/** What the insurer can do now. */
const NextStep = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const [major, setMajor] = useState<number | null>(null);
  const [because, setBecause] = useState('');
  const [totalLoss, setTotalLoss] = useState(false);
  const seen = `"${claim.version}"`;
  const { currency } = claim.carValue;
  const amount = major === null ? null : { minorUnits: Math.round(major * 100), currency };
  const acting = useMutation({
    mutationFn: (step: 'assess' | 'accept' | 'reject' | 'settle' | 'close') => {
      const key = keyOf([claim.id, step, amount, because, totalLoss, seen]);
      if (step === 'settle') return settleClaim(claim.id, key, seen);
      if (step === 'close') return closeClaim(claim.id, key, seen);
      if (step === 'reject' || amount === null) return decideClaim(claim.id, because, undefined, key, seen);
      if (step === 'accept') return decideClaim(claim.id, because, amount, key, seen);
      return assessClaim(claim.id, { reserve: amount, damage: amount, totalLoss, because }, key, seen);
    },
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance'] });
    },
  });
  const button = (step: 'assess' | 'accept' | 'reject' | 'settle' | 'close', ready: boolean, primary = true) => (
    <Button
      type={primary ? 'primary' : 'default'}
      disabled={!ready}
      loading={acting.isPending && acting.variables === step}
      onClick={() => acting.mutate(step)}
    >
      {t(step)}
    </Button>
  );
  const worded = because.trim() !== '';
  const { state } = claim;
  return (
    <>
      {(state === 'reported' || state === 'assessed') && (
        <>
          <Field label={state === 'reported' ? t('damage') : t('granted')} required>
            {(ids) => <InputNumber {...ids} min={0} precision={2} value={major} onChange={setMajor} />}
          </Field>
          <Field label={t('because')} required>
            {(ids) => (
              <Input.TextArea
                {...ids}
                rows={2}
                value={because}
                onChange={(change) => setBecause(change.target.value)}
              />
            )}
          </Field>
        </>
      )}
      {state === 'reported' && (
        <p>
          <Checkbox checked={totalLoss} onChange={(change) => setTotalLoss(change.target.checked)}>
            {t('totalLoss')}
          </Checkbox>
        </p>
      )}
      <div className="wh-choices">
        {state === 'reported' && button('assess', worded && amount !== null)}
        {state === 'assessed' && button('accept', worded && amount !== null)}
        {state === 'assessed' && button('reject', worded, false)}
        {state === 'accepted' && button('settle', !claim.file.payeeAsked || claim.file.answer !== null)}
        {(state === 'settled' || state === 'rejected') && button('close', true)}
      </div>
      {acting.error && <ErrorState error={acting.error} kept />}
    </>
  );
};

export default ClaimsPage;
