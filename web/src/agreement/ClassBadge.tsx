import type { AssetClass } from '@/api/agreements';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';

const toneOf: Record<AssetClass, Tone> = {
  normal: 'paid',
  specialMention: 'warn',
  substandard: 'over',
  doubtful: 'over',
  loss: 'failed',
};

/** One of the five classes; from the third on an asset is non-performing. */
export const ClassBadge = ({ of }: { of: AssetClass }) => {
  const { t } = useTranslation('agreement');
  return <StateBadge tone={toneOf[of]}>{t(`class.${of}`)}</StateBadge>;
};
