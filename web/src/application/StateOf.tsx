import { toneOfState, type ApplicationState } from '@/api/applications';
import { useTranslation } from '@/i18n';
import { StateBadge } from '@/parts/badges';

/** The state of an application: the same glyph and word on every desk. */
export const StateOf = ({ state }: { state: ApplicationState }) => {
  const { t } = useTranslation('application');
  return <StateBadge tone={toneOfState[state]}>{t(`state.${state}`)}</StateBadge>;
};
