import { createContext, useContext } from 'react';

/** How any part of the app says that the hub no longer knows who is signed in. The dialog that answers is the app's. */
export interface SessionEnd {
  readonly ended: () => void;
  /** How often the reader has signed in again since the page was opened: what waited for it goes on when this grows. */
  readonly returns: number;
}

const SessionEndContext = createContext<SessionEnd>({ ended: () => undefined, returns: 0 });
export const SessionEndProvider = SessionEndContext.Provider;

export function useSessionEnd(): SessionEnd {
  return useContext(SessionEndContext);
}
