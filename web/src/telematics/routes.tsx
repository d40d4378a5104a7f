import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const LiveMap = lazy(() => import('./LiveMap'));
const CarDay = lazy(() => import('./CarDay'));
const Alarms = lazy(() => import('./Alarms'));
const Devices = lazy(() => import('./Devices'));
const Strangers = lazy(() => import('./Strangers'));
const Fences = lazy(() => import('./Fences'));

/** Cars and their devices, below the tab of a desk that may see them. */
export const telematicsRoutes: readonly RouteObject[] = [
  { path: 'telematics', element: <LiveMap /> },
  { path: 'telematics/cars/:vin', element: <CarDay /> },
  { path: 'telematics/alarms', element: <Alarms /> },
  { path: 'telematics/devices', element: <Devices /> },
  { path: 'telematics/places', element: <Fences /> },
];

/** Devices without the places of cars: for a regulator, and for an administrator who also sees who was turned away. */
export const deviceRoutes: readonly RouteObject[] = [
  { path: 'devices', element: <Devices /> },
  { path: 'devices/strangers', element: <Strangers /> },
];
