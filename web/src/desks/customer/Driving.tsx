import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { readDriving, type DrivenSpan } from '@/api/telematics';
import { useTranslation } from '@/i18n';
import { formatDecimal, formatPercent } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { Empty, ErrorState } from '@/parts/states';

/** What a usage-based tariff would look at: one's own figures, read when one asks. */
export const Driving = ({ vin }: { vin: string }) => {
  const { t } = useTranslation('telematics');
  const driving = useMutation({ mutationFn: () => readDriving(vin) });
  return (
    <Panel title={t('mine.driving')} note={t('mine.drivingNote')} foot={t('mine.drivingFor')}>
      {driving.error && <ErrorState error={driving.error} />}
      {driving.data ? (
        <Driven driven={driving.data} />
      ) : (
        <Button block loading={driving.isPending} onClick={() => driving.mutate()}>
          {t('mine.showDriving')}
        </Button>
      )}
    </Panel>
  );
};

const Driven = ({ driven }: { driven: DrivenSpan }) => {
  const { t } = useTranslation('telematics');
  if (driven.nightShare === null || driven.fastShare === null) return <Empty title={t('mine.noDriving')} />;
  const noted = (value: string, note: string) => (
    <>
      <span className="wh-num">{value}</span> <span className="wh-note">{note}</span>
    </>
  );
  return (
    <Facts
      rows={[
        [
          t('mine.way'),
          noted(formatDecimal(driven.kilometres, 1), t(driven.byOdometer ? 'mine.byOdometer' : 'mine.byFixes')),
        ],
        [t('mine.atNight'), noted(formatPercent(driven.nightShare, 1), t('mine.atNightNote'))],
        [t('mine.fast'), noted(formatPercent(driven.fastShare, 1), t('mine.fastNote'))],
        [
          t('mine.harsh'),
          driven.harshPer100Km === null
            ? noted(t('mine.notSeen'), t('mine.tooSeldom', { count: driven.spacingSeconds }))
            : noted(formatDecimal(driven.harshPer100Km, 1), t('mine.harshNote')),
        ],
        [t('mine.daysHeard'), <span className="wh-num">{driven.daysHeard}</span>],
      ]}
    />
  );
};
