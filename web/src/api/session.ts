import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, keepCsrfToken, send } from './http';
import type { OrganisationCard, Role, Text } from './wire';

export interface Session {
  signedIn: boolean;
  user?: { id: string; name: Text; signIn: string } | null;
  organisation?: OrganisationCard | null;
  role?: Role | null;
  csrfToken?: string | null;
  demo: boolean;
  businessDate: string;
}

/** Somebody whom the demo lets one be, with one click. */
export interface DemoPerson {
  user: string;
  name: Text;
  organisation: Text;
  role: Role;
  kind: string;
  organisationId: string;
  signIn: string;
}

const keep = (session: Session): Session => {
  keepCsrfToken(session.csrfToken ?? undefined);
  return session;
};

export const sessionKey = ['session'] as const;

export const useSession = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => keep(await get<Session>('/api/session', undefined, signal)),
    staleTime: 60_000,
    retry: 1,
  });

export const useDemoPeople = (enabled: boolean) =>
  useQuery({
    queryKey: ['demo-people'],
    queryFn: ({ signal }) => get<readonly DemoPerson[]>('/api/demo/people', undefined, signal),
    enabled,
    staleTime: Infinity,
  });

/** The three ways a session changes; each forgets all that was read as somebody else. */
export const useSignIn = () => {
  const queries = useQueryClient();
  // What one person read must not be seen by the next at the same browser.
  const changed = async (): Promise<Session> => {
    queries.removeQueries({
      predicate: (query) => query.queryKey[0] !== sessionKey[0] && query.queryKey[0] !== 'demo-people',
    });
    const session = keep(await get<Session>('/api/session'));
    queries.setQueryData(sessionKey, session);
    return session;
  };
  return {
    signIn: async (signIn: string, password: string) => {
      await send('POST', '/api/session', { body: { signIn, password } });
      return changed();
    },
    become: async (user: string) => {
      await send('POST', '/api/demo/session', { body: { user } });
      return changed();
    },
    signOut: async () => {
      await send('DELETE', '/api/session');
      return changed();
    },
  };
};
