import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeskState } from '../desk/contract.ts';
import type { Store } from '../web-shared/store.ts';
import { useStore } from '../web-shared/use-store.ts';
import type { BrowserPhone } from './phone/browser-phone.ts';
import type { Preferences } from './preferences.ts';
import type { DeskPage } from './state/desk-page.ts';
import type { ActionName, DeskView } from './state/desk-view.ts';

export interface DeskParts {
  readonly page: DeskPage;
  readonly preferences: Store<Preferences>;
  readonly phone: BrowserPhone;
}

export const DeskContext = createContext<DeskParts | null>(null);

export function useParts(): DeskParts {
  const parts = useContext(DeskContext);
  if (parts === null) throw new Error('A component of the desk is drawn outside of it.');
  return parts;
}

interface Desk {
  readonly act: DeskPage['act'];
  readonly view: DeskView;
  readonly isPending: (name: ActionName) => boolean;
}

export function useDesk(): Desk {
  const { page } = useParts();
  const view = useStore(page.view);
  return { act: page.act, view, isPending: (name) => view.pending.includes(name) };
}

/** What the desk last told; only below the component that waits for it. */
export function useDeskState(): DeskState {
  const { state } = useDesk().view;
  if (state === null) throw new Error('The desk is drawn before it told anything.');
  return state;
}
