import { createContext, useContext } from 'react';

/** How any part of the app says that the hub no longer knows who is signed in. The dialog that answers is the app's. */
export interface SessionEnd {
  readonly ended: () => void;
}

const SessionEndContext = createContext<SessionEnd>({ ended: () => undefined });
export const SessionEndProvider = SessionEndContext.Provider;

export function useSessionEnd(): SessionEnd {
  return useContext(SessionEndContext);
}
