import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { RouterProvider } from 'react-router';
import { Refused } from '@/api/problem';
import { whenSignedOut } from '@/api/client';
import { sessionKey } from '@/api/session';
import { useLanguage } from '@/i18n';
import { asksForStillness, useThemeName } from '@/theme/appearance';
import { still, themeOf } from '@/theme/theme';
import { router } from './router';

// A refusal is an answer: asking again gives it again. Only an unreachable server is worth a second try.
const worthAnotherTry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Refused && (error.status === 0 || error.status >= 502);

const queries = new QueryClient({
  queryCache: new QueryCache(),
  mutationCache: new MutationCache(),
  defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 5_000 }, mutations: { retry: false } },
});

whenSignedOut(() => void queries.invalidateQueries({ queryKey: sessionKey }));

export const App = () => {
  const language = useLanguage();
  const name = useThemeName();
  const theme = useMemo(() => (asksForStillness() ? still(themeOf(name)) : themeOf(name)), [name]);
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} locale={language === 'en' ? enUS : zhCN}>
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
};
