import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Agent } from '../../desk/contract.ts';
import { PaylineError } from '../../errors.ts';
import {
  type AgentSession,
  csrfTokenOf,
  deleteSession,
  findSession,
  hashOf,
  idleEndOf,
  isSignedIn,
  longestEndOf,
  noteActivity,
  startSession,
} from '../../store/agent-sessions.ts';
import type { DeskContext } from './context.ts';
import { type Cookie, cookie } from './cookies.ts';

/** What the page is told about its session. Times in milliseconds since 1970. */
export interface SessionAnswer {
  readonly agent: Agent;
  /** Goes into the header X-Desk-Token of every POST. */
  readonly csrfToken: string;
  readonly nowMilliseconds: number;
  /** Signed out then, unless the agent does something. */
  readonly idleEndsAtMilliseconds: number;
  /** Signed out then in any case. */
  readonly endsAtMilliseconds: number;
}

export interface Sessions {
  /** The session of this request; throws desk.notSignedIn. */
  require(request: Request): AgentSession;
  /** The same, of a request that changes something; throws desk.badToken too. */
  requireToChange(request: Request): AgentSession;
  /** Signs in with a new token, whatever the browser held before. */
  start(request: Request, response: Response, agentId: string): SessionAnswer;
  /** The session as the page is told. */
  answer(request: Request): SessionAnswer;
  /** The agent is there: the quarter of an hour begins anew. */
  touch(session: AgentSession): void;
  end(request: Request, response: Response): void;
}

/** `onEnd` hears of every session that ended by a request. */
export function createSessions(context: DeskContext, onEnd: () => void): Sessions {
  const { db, clock, desk } = context;
  const kept = cookie(context, 'payline-desk', 'strict');
  const current = (request: Request) => find(context, kept.read(request));

  function endOf(request: Request): void {
    const session = current(request);
    if (!session) return;
    deleteSession(db, session.tokenHash);
    if (!isSignedIn(db, session.agentId, clock.now())) desk.signedOut(session.agentId);
    onEnd();
  }

  const sessions: Sessions = {
    require: (request) => current(request) ?? refuse(),
    requireToChange(request) {
      const session = sessions.require(request);
      requireToken(request, kept);
      return session;
    },
    start(request, response, agentId) {
      const isFirst = !isSignedIn(db, agentId, clock.now());
      const token = startSession(db, agentId, clock.now());
      endOf(request);
      kept.write(response, token);
      if (isFirst) desk.signedIn(agentId);
      return describe(context, token, find(context, token) ?? refuse());
    },
    answer: (request) => describe(context, kept.read(request) ?? '', sessions.require(request)),
    touch: (session) => noteActivity(db, session.tokenHash, clock.now()),
    end(request, response) {
      endOf(request);
      kept.clear(response);
    },
  };
  return sessions;
}

function find({ db, clock }: DeskContext, token: string | null): AgentSession | null {
  return token === null ? null : findSession(db, hashOf(token), clock.now());
}

function describe({ clock }: DeskContext, token: string, session: AgentSession): SessionAnswer {
  const { agentId, login, name, role, phoneNumber } = session;
  return {
    agent: { agentId, login, name, role, phoneNumber },
    csrfToken: csrfTokenOf(token),
    nowMilliseconds: clock.now(),
    idleEndsAtMilliseconds: idleEndOf(session),
    endsAtMilliseconds: longestEndOf(session),
  };
}

function requireToken(request: Request, kept: Cookie): void {
  const expected = Buffer.from(csrfTokenOf(kept.read(request) ?? ''));
  const given = Buffer.from(request.get('X-Desk-Token') ?? '');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  const why = 'You signed in anew in another tab, or this page is not the desk.';
  throw new PaylineError('desk.badToken', `${why} Load the page again.`);
}

function refuse(): never {
  throw new PaylineError('desk.notSignedIn', 'You are not signed in, or no longer. Sign in again.');
}
