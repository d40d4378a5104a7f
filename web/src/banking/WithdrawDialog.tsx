import { useMutation, useQueryClient } from '@tanstack/react-query';
import { withdrawMandate, type MandateLine } from '@/api/mandates';
import { useTranslation } from '@/i18n';
import { PreviewConfirm } from '@/parts/PreviewConfirm';
import { useIntent } from '@/parts/useIntent';

/** What it means that a mandate is taken back, then one confirm: for the lender's desk and for the customer's. */
export const WithdrawDialog = ({ line, onClose }: { line: MandateLine; onClose: () => void }) => {
  const { t } = useTranslation('banking');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const { mandate } = line;
  const withdrawing = useMutation({
    mutationFn: () => withdrawMandate(mandate.id, keyOf(mandate.id)),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['bank'] });
      onClose();
    },
  });
  return (
    <PreviewConfirm
      open
      title={t('withdrawTitle')}
      what={t('withdrawWhat', { account: mandate.account, number: line.number })}
      rows={[
        {
          label: t('place.mandates'),
          before: t('mandateState.standing'),
          after: t('mandateState.withdrawn'),
          strong: true,
        },
        { label: t('paidBy'), before: t('paidByDebit'), after: t('paidByCustomer') },
      ]}
      undo={t('withdrawUndo')}
      confirm={t('withdraw')}
      busy={withdrawing.isPending}
      error={withdrawing.error}
      onConfirm={() => withdrawing.mutate()}
      onCancel={onClose}
    />
  );
};
