import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { answerReturn, type BankItem } from '@/api/banking';
import { useTranslation } from '@/i18n';
import { Glyph } from '@/parts/glyphs';
import { formatHero } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';

/** Somebody asked to pay the money back: another person agrees, or declines and it waits on. */
export const ReturnAnswer = ({ item, etag }: { item: BankItem; etag: string | undefined }) => {
  const { t } = useTranslation('banking');
  const queries = useQueryClient();
  const { keyOf, done } = useIntent();
  const answering = useMutation({
    mutationFn: (answer: 'grant' | 'decline') => answerReturn(item.id, answer, keyOf(answer), etag),
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['bank'] });
    },
  });
  return (
    <Panel title={t('returnAsked')} accent="primary">
      <p>{t('returnWhat', { amount: formatHero(item.amount), name: item.party?.name ?? '' })}</p>
      {item.note && <p>“{item.note}”</p>}
      {item.returnMine && (
        <p className="wh-ink2">
          <Glyph name="lock" /> {t('returnMine')}
        </p>
      )}
      {answering.error && <ErrorState error={answering.error} />}
      <div className="wh-answering-do">
        <Button loading={answering.isPending} onClick={() => answering.mutate('decline')}>
          {t(item.returnMine ? 'takeBack' : 'decline')}
        </Button>
        {!item.returnMine && (
          <Button type="primary" loading={answering.isPending} onClick={() => answering.mutate('grant')}>
            {t('grant')}
          </Button>
        )}
      </div>
    </Panel>
  );
};
