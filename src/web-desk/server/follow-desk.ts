export type Connection = 'connecting' | 'live' | 'reconnecting';

/** The part of EventSource that is used here; `onState` gets the data of each `state` event. */
export interface EventStream {
  onOpen: () => void;
  onState: (data: string) => void;
  onLost: () => void;
  close(): void;
}

export interface FollowPorts {
  open(): EventStream;
  /** Whether the session still stands; asked before each try after the first. */
  checkSession(): Promise<'stands' | 'over' | 'unreachable'>;
  /** Calls `work` after `milliseconds`; the result cancels it. */
  later(work: () => void, milliseconds: number): () => void;
  onConnection(connection: Connection): void;
  onState(data: string): void;
  onSessionOver(): void;
}

export interface Following {
  /** Begins anew at once: the browser says that the network came back, or an action failed. */
  reconnect(): void;
  close(): void;
}

const FIRST_RETRY_MILLISECONDS = 500;
const LAST_RETRY_MILLISECONDS = 10_000;

/** Keeps the desk's events coming, and opens them again (0.5 s, 1 s, … 10 s) when they are lost. */
export function followDesk(ports: FollowPorts): Following {
  let stream: EventStream | null = null;
  let isClosed = false;
  let retryMilliseconds = FIRST_RETRY_MILLISECONDS;
  let cancelRetry = () => {};

  const drop = () => {
    cancelRetry();
    stream?.close();
    stream = null;
  };
  const connect = () => {
    const opened = ports.open();
    stream = opened;
    const ifCurrent = (work: () => void) => () => {
      if (stream === opened) work();
    };
    opened.onOpen = ifCurrent(() => {
      retryMilliseconds = FIRST_RETRY_MILLISECONDS;
      ports.onConnection('live');
    });
    opened.onState = (data) => ifCurrent(() => ports.onState(data))();
    opened.onLost = ifCurrent(tryLater);
  };
  const tryLater = () => {
    drop();
    ports.onConnection('reconnecting');
    cancelRetry = ports.later(tryNow, retryMilliseconds);
    retryMilliseconds = Math.min(retryMilliseconds * 2, LAST_RETRY_MILLISECONDS);
  };
  const tryNow = async () => {
    const session = await ports.checkSession();
    // Another try may have begun while this one waited for its answer.
    if (isClosed || stream !== null) return;
    if (session === 'over') ports.onSessionOver();
    else if (session === 'unreachable') tryLater();
    else connect();
  };
  connect();

  return {
    reconnect() {
      if (isClosed) return;
      drop();
      ports.onConnection('reconnecting');
      void tryNow();
    },
    close() {
      isClosed = true;
      drop();
    },
  };
}
