import { useTranslation } from '@/i18n';
import { SubTabs } from '@/shell/SubTabs';

const root = '/servicing/telematics';

export const carPath = (vin: string): string => `${root}/cars/${vin}`;

type View = 'map' | 'alarms' | 'devices' | 'fences';

const paths: Record<View, string> = {
  map: root,
  alarms: `${root}/alarms`,
  devices: `${root}/devices`,
  fences: `${root}/places`,
};

export const TelematicsTabs = ({ now }: { now?: View }) => {
  const { t } = useTranslation('telematics');
  return (
    <SubTabs
      label={t('pages')}
      tabs={(Object.keys(paths) as View[]).map((view) => ({ to: paths[view], label: t(view), current: view === now }))}
    />
  );
};
