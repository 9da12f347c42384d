import type { DeskAction, DeskState } from '../../desk/contract.ts';
import { createStore, type Store } from '../../web-shared/store.ts';
import type { Answer, DeskServer } from '../server/desk-server.ts';
import { type EventStream, type Following, followDesk } from '../server/follow-desk.ts';
import { createSession, type Session } from '../server/session.ts';
import { doneWords } from '../words/actions.ts';
import { afterDone, type DeskView, firstView, signedOut, takeState } from './desk-view.ts';

export interface DeskPorts {
  readonly server: DeskServer;
  openEvents(): EventStream;
  /** Calls `work` after `milliseconds`; the result cancels it. */
  later(work: () => void, milliseconds: number): () => void;
  /** The page's clock in milliseconds; only differences count. */
  now(): number;
}

/** The desk page behind what is drawn: who is signed in, what the desk tells, what is asked of it. */
export interface DeskPage {
  readonly view: Store<DeskView>;
  /** Finds out whether somebody is signed in, and follows the desk if so. */
  start(): Promise<void>;
  signIn(login: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** False when it was not done, or is already being asked; the reason is then in the view. */
  act(action: DeskAction): Promise<boolean>;
  /** Somebody touched a key or the mouse. */
  stillHere(): void;
  /** The browser says that the network went or came back. */
  reconnect(): void;
  /** Takes the last problem off the page. */
  dismiss(): void;
}

const SESSION_OVER = 'You were signed out. Sign in again to go on; a call goes on meanwhile.';
const NOT_REACHED = 'The desk cannot be reached. Check the network, then load this page again.';
/** The desk signs out after 15 minutes without it. */
const STILL_HERE_MILLISECONDS = 60_000;

interface Desk {
  readonly ports: DeskPorts;
  readonly view: Store<DeskView>;
  readonly session: Session;
  following: Following | null;
}

export function createDeskPage(ports: DeskPorts): DeskPage {
  const view = createStore<DeskView>(firstView);
  const desk: Desk = { ports, view, session: createSession(ports.server), following: null };
  let lastSeenMilliseconds = Number.NEGATIVE_INFINITY;

  return {
    view,
    start: () => start(desk),
    async signIn(login, password) {
      if (view.get().isSigningIn) return;
      view.change({ isSigningIn: true, signInProblem: null });
      const answer = await desk.session.signIn(login, password);
      view.change({ isSigningIn: false });
      if (answer.ok) follow(desk);
      else view.change({ signInProblem: answer.message });
    },
    async signOut() {
      const answer = await desk.session.ask(ports.server.signOut);
      if (answer.ok || answer.status === 401) leave(desk, null);
      else view.change({ problem: { tried: 'signOut', message: answer.message } });
    },
    async act(action) {
      const { pending, problem } = view.get();
      if (pending.includes(action.action)) return false;
      view.change({ pending: [...pending, action.action], notice: null });
      // A problem stays until the same thing is tried again.
      if (problem?.tried === action.action) view.change({ problem: null });
      return settle(desk, action, await desk.session.ask((mine) => ports.server.act(mine, action)));
    },
    stillHere() {
      const now = ports.now();
      const isSignedIn = view.get().session === 'signedIn';
      if (!isSignedIn || now - lastSeenMilliseconds < STILL_HERE_MILLISECONDS) return;
      lastSeenMilliseconds = now;
      void desk.session.ask(ports.server.stillHere).then((answer) => {
        if (!answer.ok && answer.status === 401) leave(desk, SESSION_OVER);
      });
    },
    reconnect: () => desk.following?.reconnect(),
    dismiss: () => view.change({ problem: null }),
  };
}

async function start(desk: Desk): Promise<void> {
  const { view, session, ports } = desk;
  const found = await session.check();
  if (found === 'stands') return follow(desk);
  view.change(signedOut(view.get(), found === 'over' ? null : NOT_REACHED));
  const options = await ports.server.options();
  if (options.ok) view.change({ hasOidc: options.value.oidc });
}

function leave(desk: Desk, problem: string | null): void {
  desk.following?.close();
  desk.following = null;
  desk.view.change(signedOut(desk.view.get(), problem));
}

function follow(desk: Desk): void {
  const { ports, view } = desk;
  const take = (state: DeskState) => view.change(takeState(view.get(), state, ports.now()));
  const loadState = async () => {
    const answer = await ports.server.state();
    if (answer.ok && desk.following !== null) take(answer.value);
  };
  view.change({ session: 'signedIn', connection: 'connecting', signInProblem: null });
  desk.following = followDesk({
    open: ports.openEvents,
    checkSession: desk.session.check,
    later: ports.later,
    onConnection: (connection) => {
      view.change({ connection });
      if (connection !== 'live') return;
      const { state } = view.get();
      // A desk that was started anew may count from the beginning.
      if (state !== null) view.change({ state: { ...state, sequence: 0 } });
      void loadState();
    },
    onState: (data) => {
      const state = readState(data);
      if (state !== null) take(state);
    },
    onSessionOver: () => leave(desk, SESSION_OVER),
  });
}

function settle(desk: Desk, action: DeskAction, answer: Answer<unknown>): boolean {
  const { view } = desk;
  const pending = view.get().pending.filter((name) => name !== action.action);
  if (answer.ok) {
    view.change({ ...afterDone(action), pending, notice: doneWords(action) });
    return true;
  }
  view.change({ pending });
  if (answer.status === 401) leave(desk, SESSION_OVER);
  else view.change({ problem: { tried: action.action, message: answer.message } });
  if (answer.status === 0) desk.following?.reconnect();
  return false;
}

/** A picture of the desk, or null for anything else. */
export function readState(data: string): DeskState | null {
  try {
    const value: unknown = JSON.parse(data);
    const isState = typeof value === 'object' && value !== null && 'sequence' in value;
    return isState ? (value as DeskState) : null;
  } catch {
    return null;
  }
}
