import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { answerAsPayee, type Claim } from '@/api/insurance';
import { useTranslation } from '@/i18n';
import { ClaimsGrid } from '@/insurance/ClaimsGrid';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { Page } from '@/shell/Page';
import { AgreementTabs } from './AgreementTabs';

/** Insured damages to financed cars; those that wait for the lender are answered here. */
const Damages = () => {
  const { t } = useTranslation('insurance');
  return (
    <Page title={t('financedDamages')} audit={false}>
      <AgreementTabs at="damages" />
      <ClaimsGrid id="servicing.damages" next={(claim) => <Answer claim={claim} />} />
    </Page>
  );
};

const Answer = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation('insurance');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const seen = `"${claim.version}"`;
  const answering = useMutation({
    mutationFn: (answer: 'claims' | 'consents') =>
      answerAsPayee(claim.id, answer, keyOf([claim.id, answer, seen]), seen),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['insurance'] });
    },
  });
  if (claim.state !== 'accepted' || !claim.file.payeeAsked || claim.file.answer !== null) return null;
  return (
    <>
      <p className="wh-note">{t('payeeNote')}</p>
      <div className="wh-choices">
        {(['claims', 'consents'] as const).map((answer) => (
          <Button
            key={answer}
            type={answer === 'claims' ? 'primary' : 'default'}
            disabled={answer === 'consents' && claim.file.totalLoss}
            loading={answering.isPending && answering.variables === answer}
            onClick={() => answering.mutate(answer)}
          >
            {t(`payee.${answer}`)}
          </Button>
        ))}
      </div>
      {answering.error && <ErrorState error={answering.error} kept />}
    </>
  );
};

export default Damages;
