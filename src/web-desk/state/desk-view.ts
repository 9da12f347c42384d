import type { DeskAction, DeskState } from '../../desk/contract.ts';
import type { Connection } from '../server/follow-desk.ts';

export type ActionName = DeskAction['action'];

export interface Problem {
  readonly tried: ActionName | 'signOut';
  readonly message: string;
}

/** Everything the page shows. */
export interface DeskView {
  readonly session: 'checking' | 'signedOut' | 'signedIn';
  /** Signing in is also offered by the organization's own accounts. */
  readonly hasOidc: boolean;
  /** Why the sign-in page is shown, or why signing in failed; null when there is nothing to say. */
  readonly signInProblem: string | null;
  readonly isSigningIn: boolean;
  readonly connection: Connection;
  /** Kept on the page when the connection is lost. */
  readonly state: DeskState | null;
  /** By the page's clock, when `state` came: its timers run on from there. */
  readonly receivedAtMilliseconds: number;
  /** Asked of the desk and not yet answered. */
  readonly pending: readonly ActionName[];
  /** The last action that was not done, and why. */
  readonly problem: Problem | null;
  /** The last action whose success shows nowhere else, in words. */
  readonly notice: string | null;
  /** What this supervisor is doing in a colleague's call, as far as this page knows. */
  readonly supervised: Supervised | null;
}

export interface Supervised {
  readonly conversationId: string;
  readonly mode: 'listen' | 'whisper' | 'join';
}

export const firstView: DeskView = {
  session: 'checking',
  hasOidc: false,
  signInProblem: null,
  isSigningIn: false,
  connection: 'connecting',
  state: null,
  receivedAtMilliseconds: 0,
  pending: [],
  problem: null,
  notice: null,
  supervised: null,
};

/** The view after a picture of the desk came; an older one than what is shown changes nothing. */
export function takeState(
  view: DeskView,
  state: DeskState,
  nowMilliseconds: number,
): Partial<DeskView> {
  if (view.state !== null && state.sequence < view.state.sequence) return {};
  return {
    state,
    receivedAtMilliseconds: nowMilliseconds,
    supervised: stillSupervised(view.supervised, state),
  };
}

/** A call that ended is no longer listened to. */
function stillSupervised(supervised: Supervised | null, state: DeskState): Supervised | null {
  const isLive = state.supervisor?.agents.some(
    ({ conversationId }) => conversationId === supervised?.conversationId,
  );
  return isLive === true ? supervised : null;
}

/** The view when nobody is signed in: nothing of the desk is left on the page. */
export function signedOut(view: DeskView, problem: string | null): DeskView {
  return { ...firstView, session: 'signedOut', hasOidc: view.hasOidc, signInProblem: problem };
}

/** What the action changed on the page itself, once the desk has done it. */
export function afterDone(action: DeskAction): Partial<DeskView> {
  if (action.action !== 'supervise') return {};
  const { mode, conversationId } = action;
  return { supervised: mode === 'leave' ? null : { conversationId, mode } };
}
