import { createContext, useContext } from 'react';
import type { Role, Session } from './types';

/** Who is signed in; every page below the shell has one. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** Whether the session's key has one of the roles; pages say so before the service has to refuse. */
export const useRole = (...anyOf: Role[]): boolean => {
  const roles = useContext(SessionContext)?.roles ?? [];
  return anyOf.some((role) => roles.includes(role));
};

/** The tenant the session's key is of; none for an operator's. */
export const useTenant = (): Session['tenant'] => useContext(SessionContext)?.tenant ?? null;
