import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { officeOf } from '../flows/index.ts';
import type { BillingDirectory } from './billing/directory.ts';
import { createHttpDirectory } from './billing/http-directory.ts';
import { guardOvertakenReads } from './billing/overtaken-reads.ts';
import { seedDemoMembers } from './billing/seed.ts';
import { sqliteDirectory } from './billing/sqlite-directory.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { deskHandlers } from './desk/handlers.ts';
import type { Desk } from './desk/port.ts';
import type { DeskTools } from './desk/tools.ts';
import { deskTools, wireDesk } from './desk.ts';
import { buildApp } from './http/app.ts';
import { serverLimits } from './http/read-form.ts';
import { createIdentifiers, type Identifiers } from './ids.ts';
import { createCommitQueue } from './line/commit-queue.ts';
import type { Line } from './line/line.ts';
import { createOutboxWorker } from './line/outbox.ts';
import type { JobTools } from './line/run-job.ts';
import { spokenBy } from './line/spoken-by.ts';
import { keepSwept } from './line/sweep.ts';
import { watchLineFacts } from './line-facts/watch.ts';
import { createLogger, type Logger } from './log.ts';
import type { TextCarrier } from './messages/carrier.ts';
import { createTwilioTexts } from './messages/twilio-texts.ts';
import { outboxHandlers } from './outbox-handlers.ts';
import type { PaymentGateway } from './payments/gateway.ts';
import { createGatewayHealth } from './payments/health.ts';
import { createSandboxGateway } from './payments/sandbox-gateway.ts';
import { migrate } from './store/migrate.ts';
import { type Database, openDatabase } from './store/open.ts';
import { createSealer } from './store/seal.ts';
import { streamTokens, wireTty } from './tty.ts';
import { createTwilioClient, type TwilioClient } from './twilio/client/client.ts';
import { todayByZone } from './voice/speak/dates.ts';

export interface LineOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly identifiers?: Identifiers;
  /** A wrapper around the plan's records: a test's faults. */
  readonly directory?: (configured: BillingDirectory) => BillingDirectory;
  /** A wrapper around the gateway: a test's faults, a second processor. */
  readonly gateway?: (configured: PaymentGateway) => PaymentGateway;
  /** The same around the carrier of text messages. */
  readonly textCarrier?: (configured: TextCarrier) => TextCarrier;
  /** The same around the carrier's REST API. */
  readonly twilio?: (configured: TwilioClient) => TwilioClient;
  /** The same around what does the outbox's effects, by the kind of job. */
  readonly handlers?: (configured: JobTools['handlers']) => JobTools['handlers'];
  /**
   * False: the outbox runs only when kicked or due and nothing is swept, so that a test's clock has
   * no sleepers of ours.
   */
  readonly polls?: boolean;
}

export interface RunningLine {
  /** Where it listens: http://127.0.0.1:PORT */
  readonly url: string;
  readonly line: Line;
  /** The agents' side. */
  readonly desk: Desk;
  /** Takes no new calls, finishes what is under way, and lets go of the database. */
  close(): Promise<void>;
}

/** Config → ports → listen. Throws coded errors that say what to mend. */
export async function startLine(config: Config, options: LineOptions = {}): Promise<RunningLine> {
  const twilio = twilioOf(config, options);
  const { line, tools } = wire(config, options, twilio);
  const readiness = { draining: false };
  const tty = wireTty(line, config, twilio);
  const desk = wireDesk(tools, config);
  const sides = { tty: tty.hooks, desk: desk.side };
  const server = createServer(serverLimits, buildApp(line, config, readiness, sides));
  const streams = tty.serve(server);
  // The demo is for this machine alone.
  await listen(server, config.port, config.simulator ? '127.0.0.1' : undefined);
  const sweeping = new AbortController();
  const polls = options.polls ?? true;
  const swept = polls ? keepSwept(line, sweeping.signal) : Promise.resolve();
  if (polls) desk.start();
  line.worker.start();
  const { port } = server.address() as AddressInfo;
  line.log.info({ port }, 'The line is listening.');
  return {
    url: `http://127.0.0.1:${port}`,
    line,
    desk: desk.side.context.desk,
    async close() {
      readiness.draining = true;
      await streams.close();
      await desk.close();
      await closeServer(server);
      sweeping.abort();
      await Promise.all([swept, line.worker.stop()]);
      line.db.pragma('wal_checkpoint(TRUNCATE)');
      line.db.close();
    },
  };
}

function wire(
  config: Config,
  options: LineOptions,
  twilio: TwilioClient,
): { readonly line: Line; readonly tools: DeskTools } {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? createLogger({ level: config.logLevel });
  const todayIn = todayByZone(clock);
  const streams = streamTokens(config, () => clock.now());
  const spoken = watchLineFacts({
    path: config.lineFile,
    clock,
    log,
    ttyNumbers: {
      numbers: config.ttyNumbers,
      representativeNumber: config.ttyRepresentativeNumber,
    },
    make: (facts) => spokenBy(config, { todayIn, streams }, facts),
  });
  const db = openDatabase(config.databasePath);
  migrate(db, clock.now());
  const today = () => todayIn(officeOf(spoken().facts, null).zone);
  const records = directoryOf(config, db, clock, log, today);
  const directory = options.directory?.(records) ?? records;
  const sealer = createSealer(config.dataKeys);
  const gateway = gatewayOf(config, options, clock);
  const texts = createTwilioTexts(twilio);
  const carrier = options.textCarrier?.(texts) ?? texts;
  const tools = deskTools(config, twilio, () => line);
  const handlers: JobTools['handlers'] = {
    ...outboxHandlers({ directory, gateway, carrier, sealer, spoken }),
    ...deskHandlers(tools),
  };
  const worker = createOutboxWorker({
    db,
    clock,
    log,
    ...(options.polls === false ? { pollMilliseconds: null } : {}),
    handlers: options.handlers?.(handlers) ?? handlers,
  });
  const line: Line = {
    db,
    commits: createCommitQueue(db),
    clock,
    log,
    directory,
    health: createGatewayHealth({ gateway, clock }),
    cardEntries: gateway.cardEntries ?? null,
    worker,
    sealer,
    identifiers: options.identifiers ?? createIdentifiers(clock),
    turnSecret: config.turnSecret,
    todayIn,
    get facts() {
      return spoken().facts;
    },
    get composer() {
      return spoken().composer;
    },
    get texts() {
      return spoken().texts;
    },
    get write() {
      return spoken().write;
    },
    get writeWhisper() {
      return spoken().writeWhisper;
    },
    get fallback() {
      return spoken().fallback;
    },
  };
  return { line, tools };
}

function gatewayOf(config: Config, options: LineOptions, clock: Clock): PaymentGateway {
  const configured = createSandboxGateway({
    baseUrl: config.gatewayUrl,
    secretKey: config.gatewaySecretKey,
    clock,
  });
  return options.gateway?.(configured) ?? configured;
}

/** The carrier's REST API, the same for texts and for calls under way. */
function twilioOf(config: Config, options: LineOptions): TwilioClient {
  const [authToken = ''] = config.authTokens;
  const { twilioApiBaseUrl: baseUrl, twilioAccountSid: accountSid } = config;
  const { clock = systemClock } = options;
  const configured = createTwilioClient({ baseUrl, accountSid, authToken, clock });
  return options.twilio?.(configured) ?? configured;
}

/** Where members and bills are; the demo's own database gets its members first. */
function directoryOf(
  { billing, simulator }: Config,
  db: Database,
  clock: Clock,
  log: Logger,
  today: () => string,
): BillingDirectory {
  if (billing.directory === 'http') {
    const { url: baseUrl, token } = billing;
    return guardOvertakenReads(createHttpDirectory({ baseUrl, token, clock, log }), db, clock);
  }
  if (simulator) seedDemoMembers(db, today());
  return sqliteDirectory(db);
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A proxy's connection that is answered meanwhile would otherwise stay open for a minute.
    server.keepAliveTimeout = 1;
  });
}
