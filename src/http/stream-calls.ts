import type { Logger } from '../log.ts';
import type { TtyLine } from '../relay/tty/port.ts';
import { TtySession } from '../relay/tty/session.ts';
import { watchForTty } from '../relay/tty/watch.ts';
import type { StreamKind } from '../twilio/stream-url.ts';

/** What a stream's call is, and what the line wants to know of it. */
export interface StreamPorts {
  /** The call as its TTY session sees it. `wasDetected`: its caller typed during the greeting. */
  session(callSid: string): { readonly line: TtyLine; readonly wasDetected: boolean };
  /** A TTY was heard in the call's greeting. Once for each watch; may throw or reject: it is logged. */
  detected(callSid: string): Promise<void> | void;
}

/** The stream as its call uses it. */
export interface StreamOutput {
  media(audio: Uint8Array): void;
  mark(name: string): void;
  clear(): void;
  close(): void;
}

/** What a stream that has started does with its messages. */
export interface StreamCall {
  readonly kind: StreamKind;
  readonly callSid: string;
  frame(audio: Uint8Array): void;
  key(key: string): void;
  mark(name: string): void;
  /** The carrier ended it. */
  stopped(): void;
  /** It broke, or we end it. */
  lost(): void;
  /** Closes it: the carrier's next verb goes on. */
  close(): void;
  /** All that was heard so far has been answered. */
  settled(): Promise<void>;
}

export function sessionOn(
  callSid: string,
  output: StreamOutput,
  { ports, log }: { readonly ports: StreamPorts; readonly log: Logger },
): StreamCall {
  const { line, wasDetected } = ports.session(callSid);
  const session = new TtySession({
    line,
    output,
    wasDetected,
    onTrouble: (error) => log.error({ callSid, err: error }, 'A TTY session failed.'),
  });
  return {
    kind: 'session',
    callSid,
    frame: (audio) => session.frame(audio),
    key: (key) => session.key(key),
    mark: (name) => session.mark(name),
    stopped: () => session.stopped(),
    lost: () => session.lost(),
    close: () => output.close(),
    settled: () => session.settled(),
  };
}

export function watchOn(
  callSid: string,
  output: StreamOutput,
  { ports, log }: { readonly ports: StreamPorts; readonly log: Logger },
): StreamCall {
  let telling: Promise<void> = Promise.resolve();
  const watch = watchForTty({
    onDetected: () => {
      log.info({ callSid }, 'A TTY was heard.');
      telling = Promise.resolve(callSid)
        .then((sid) => ports.detected(sid))
        .catch((error: unknown) => {
          log.error({ callSid, err: error }, 'A TTY was heard, but the call could not be moved.');
        });
    },
    onEnd: () => output.close(),
  });
  const nothing = () => undefined;
  return {
    kind: 'watch',
    callSid,
    frame: (audio) => watch.frame(audio),
    key: nothing,
    mark: nothing,
    stopped: nothing,
    lost: nothing,
    close: () => output.close(),
    settled: () => telling,
  };
}
