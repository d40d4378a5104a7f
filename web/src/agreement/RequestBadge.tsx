import type { RequestState } from '@/api/changes';
import { useTranslation } from '@/i18n';
import { StateBadge, type Tone } from '@/parts/badges';

const toneOf: Record<RequestState, Tone> = { waiting: 'due', granted: 'paid', declined: 'locked', withdrawn: 'sched' };

/** Waiting, granted, declined, taken back. */
export const RequestBadge = ({ state }: { state: RequestState }) => {
  const { t } = useTranslation('agreement');
  return <StateBadge tone={toneOf[state]}>{t(`requestState.${state}`)}</StateBadge>;
};
