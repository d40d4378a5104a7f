import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, command, house, keepCsrfToken } from './client';
import type { Schema } from './wire';

export type Session = Schema<'SessionAnswer'>;
/** Somebody whom the demo lets one be, with one click. */
export type DemoPerson = Schema<'DemoSeatsSeat'>;

const keep = (session: Session): Session => {
  keepCsrfToken(session.csrfToken);
  return session;
};

export const sessionKey = ['session'] as const;

export const useSession = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => keep(await ask(house.GET('/api/session', { signal }))),
    staleTime: 60_000,
    retry: 1,
  });

export const useDemoPeople = (enabled: boolean) =>
  useQuery({
    queryKey: ['demo-people'],
    queryFn: ({ signal }) => ask(house.GET('/api/demo/people', { signal })),
    enabled,
    staleTime: Infinity,
  });

export const changePassword = (old: string, chosen: string, key: string): Promise<Schema<'ChangePasswordAnswer'>> =>
  ask(house.POST('/api/session/password', { body: { old, new: chosen }, headers: command(key) }));

/** The ways a session changes; each forgets all that was read as somebody else. */
export const useSignIn = () => {
  const queries = useQueryClient();
  // What one person read must not be seen by the next at the same browser.
  const changed = async (): Promise<Session> => {
    queries.removeQueries({
      predicate: (query) => query.queryKey[0] !== sessionKey[0] && query.queryKey[0] !== 'demo-people',
    });
    const session = keep(await ask(house.GET('/api/session')));
    queries.setQueryData(sessionKey, session);
    return session;
  };
  return {
    signIn: async (signIn: string, password: string) => {
      await ask(house.POST('/api/session', { body: { signIn, password } }));
      return changed();
    },
    activate: async (phone: string, code: string, password: string) => {
      await ask(house.POST('/api/activation', { body: { phone, code, password } }));
      return changed();
    },
    become: async (user: string) => {
      await ask(house.POST('/api/demo/session', { body: { user } }));
      return changed();
    },
    signOut: async () => {
      await ask(house.DELETE('/api/session'));
      return changed();
    },
  };
};
