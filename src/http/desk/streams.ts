import { once } from 'node:events';
import type { Request, Response } from 'express';
import type { DeskState } from '../../desk/contract.ts';
import { codeOf, PaylineError } from '../../errors.ts';
import { type AgentSession, findSession, idleEndOf } from '../../store/agent-sessions.ts';
import type { DeskContext } from './context.ts';

const STREAMS_MOST = 4;
/** Proxies close a connection that says nothing for a minute. */
const HEARTBEAT_MILLISECONDS = 20_000;
/** A burst of changes becomes one picture: the first goes out at once, the next after this. */
const GAP_MILLISECONDS = 100;
/** How long a browser waits before it asks again. */
const RETRY_MILLISECONDS = 2_000;

/** Live pictures of the desk, by server-sent events. */
export interface Streams {
  /** Throws desk.tooManyStreams. */
  open(session: AgentSession, request: Request, response: Response): void;
  /** Every stream looks at once whether its session is still there. */
  lookAgain(): void;
}

export function createStreams(context: DeskContext): Streams {
  const counts = new Map<string, number>();
  const open = new Set<Stream>();
  const forget = context.desk.onChange(() => {
    for (const stream of open) stream.wake();
  });
  context.stop.addEventListener('abort', () => {
    forget();
    for (const stream of open) stream.close();
  });

  return {
    open(session, request, response) {
      const { agentId } = session;
      const count = counts.get(agentId) ?? 0;
      if (count >= STREAMS_MOST) throw tooMany();
      counts.set(agentId, count + 1);
      const stream = new Stream(context, session, response);
      open.add(stream);
      response.on('close', () => {
        stream.close();
        open.delete(stream);
        counts.set(agentId, (counts.get(agentId) ?? 1) - 1);
      });
      if (context.stop.aborted) stream.close();
      void stream.run(Number(request.get('Last-Event-ID') || Number.NaN));
    },
    lookAgain() {
      for (const stream of open) stream.wake();
    },
  };
}

class Stream {
  readonly #context: DeskContext;
  readonly #session: AgentSession;
  readonly #response: Response;
  readonly #closed = new AbortController();
  #nap = new AbortController();
  #writtenAt: number;

  constructor(context: DeskContext, session: AgentSession, response: Response) {
    this.#context = context;
    this.#session = session;
    this.#response = response;
    this.#writtenAt = context.clock.now();
  }

  /** Something changed: look at once. */
  wake(): void {
    this.#nap.abort();
  }

  close(): void {
    this.#closed.abort();
    this.wake();
  }

  /** Sends pictures until the browser, the session or the line ends; `sent` is not sent again. */
  async run(sent: number): Promise<void> {
    const { log } = this.#context;
    this.#begin();
    try {
      for (let last = sent; !this.#closed.signal.aborted; ) {
        this.#nap = new AbortController();
        const session = this.#liveSession();
        if (!session) break;
        last = await this.#tell(last);
        await this.#sleepUntil(
          Math.min(this.#writtenAt + HEARTBEAT_MILLISECONDS, idleEndOf(session)),
        );
      }
    } catch (error) {
      log.error({ code: codeOf(error), err: error }, 'A stream of the desk broke off.');
    }
    this.#response.end();
  }

  #begin(): void {
    this.#response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    this.#response.write(`retry: ${RETRY_MILLISECONDS}\n\n`);
  }

  #liveSession(): AgentSession | null {
    const { db, clock } = this.#context;
    return findSession(db, this.#session.tokenHash, clock.now());
  }

  /** Sends what is new; returns the sequence the browser has now. */
  async #tell(last: number): Promise<number> {
    const { desk, clock } = this.#context;
    const state = desk.state(this.#session.agentId);
    if (state.sequence !== last) {
      await this.#write(eventOf(state));
      await clock.sleep(GAP_MILLISECONDS, this.#closed.signal);
    } else if (clock.now() - this.#writtenAt >= HEARTBEAT_MILLISECONDS) {
      await this.#write(': still here\n\n');
    }
    return state.sequence;
  }

  /** A browser that reads slowly gets the newest picture when it has read the last one. */
  async #write(text: string): Promise<void> {
    this.#writtenAt = this.#context.clock.now();
    if (this.#response.write(text)) return;
    await once(this.#response, 'drain', { signal: this.#closed.signal }).catch(() => {});
  }

  async #sleepUntil(atMilliseconds: number): Promise<void> {
    const { clock } = this.#context;
    await clock.sleep(Math.max(1, atMilliseconds - clock.now()), this.#nap.signal);
  }
}

function eventOf(state: DeskState): string {
  return `id: ${state.sequence}\nevent: state\ndata: ${JSON.stringify(state)}\n\n`;
}

function tooMany(): PaylineError {
  const why = `The desk is open in ${STREAMS_MOST} tabs already.`;
  return new PaylineError('desk.tooManyStreams', `${why} Close one and load this page again.`);
}
