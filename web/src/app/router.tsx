import { createBrowserRouter, Navigate, useOutletContext, type RouteObject } from 'react-router';
import { Activate } from '@/access/Activate';
import type { Session } from '@/api/session';
import { desks, deskOf } from '@/desks';
import { useTranslation } from '@/i18n';
import { Empty } from '@/parts/states';
import { activatePath, signInPath } from '@/shell/paths';
import { Shell } from '@/shell/Shell';
import { Crashed, NoPage } from './ErrorPages';
import { SignIn } from './SignIn';

const FirstPage = () => {
  const session = useOutletContext<Session>();
  const { t } = useTranslation('shell');
  const desk = deskOf(session.role);
  return desk ? <Navigate to={`/${desk.id}`} replace /> : <Empty title={t('noDesk')} />;
};

const deskRoutes: RouteObject[] = desks.map((desk) => ({
  path: desk.id,
  children: [...desk.routes, { path: '*', Component: NoPage }],
}));

export const router = createBrowserRouter([
  { path: signInPath, Component: SignIn, ErrorBoundary: Crashed },
  { path: activatePath, Component: Activate, ErrorBoundary: Crashed },
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: Crashed,
    HydrateFallback: () => null,
    children: [{ index: true, Component: FirstPage }, ...deskRoutes, { path: '*', Component: NoPage }],
  },
]);
