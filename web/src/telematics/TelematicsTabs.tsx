import { useLocation } from 'react-router';
import { useSession } from '@/api/session';
import { useTranslation } from '@/i18n';
import { SubTabs } from '@/shell/SubTabs';

const root = '/servicing/telematics';
/** Where a regulator and an administrator read devices: no place of a car is shown there. */
const stock = '/audit/devices';

export const carPath = (vin: string): string => `${root}/cars/${vin}`;

type View = 'map' | 'alarms' | 'devices' | 'fences' | 'strangers';

const places: readonly (readonly [view: View, path: string])[] = [
  ['map', root],
  ['alarms', `${root}/alarms`],
  ['devices', `${root}/devices`],
  ['fences', `${root}/places`],
];

export const TelematicsTabs = ({ now }: { now?: View }) => {
  const { t } = useTranslation('telematics');
  const role = useSession().data?.role;
  const shown = useLocation().pathname.startsWith('/audit/')
    ? ([['devices', stock], ...(role === 'admin' ? [['strangers', `${stock}/strangers`] as const] : [])] as const)
    : places;
  return (
    <SubTabs
      label={t('pages')}
      tabs={shown.map(([view, path]) => ({ to: path, label: t(view), current: view === now }))}
    />
  );
};
