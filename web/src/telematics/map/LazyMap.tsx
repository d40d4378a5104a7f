import { lazy, Suspense } from 'react';
import { useTranslation } from '@/i18n';
import { Loading } from '@/parts/states';
import type { MapViewProps } from './MapView';

const MapView = lazy(() => import('./MapView'));

/** The map library and the outlines come when a map is first shown. */
export const LazyMap = (props: MapViewProps) => {
  const { t } = useTranslation('telematics');
  return (
    <Suspense fallback={<Loading lines={8} what={t('drawing')} />}>
      <MapView {...props} />
    </Suspense>
  );
};
