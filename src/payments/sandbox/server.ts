import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { type ChargeReply, charge, type SandboxTools } from './charges.ts';
import { connect } from './connector.ts';
import { hostedApi, hostedPages } from './hosted-routes.ts';
import { openVault, type StoredCharge } from './vault.ts';

export interface SandboxGatewayOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Its own SQLite file, never the line's; ':memory:' in tests. */
  readonly databasePath: string;
  readonly clock: Clock;
  /** Bearer of /v1. */
  readonly secretKey: string;
  /** Basic authentication of /connector. */
  readonly connectorUser: string;
  readonly connectorPassword: string;
  readonly random?: (bytes: number) => Uint8Array;
}

export interface SandboxGateway {
  /** http://127.0.0.1:port */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A payment gateway one can watch: connector for <Pay>, pages on which a card is entered, charges with
 * idempotency keys, look-up by reference. It takes test cards only and is reachable from this machine only.
 */
export async function startSandboxGateway(options: SandboxGatewayOptions): Promise<SandboxGateway> {
  const vault = openVault(options.databasePath);
  const tools = { vault, clock: options.clock, random: options.random ?? randomBytes };
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const server: Server = createServer(sandboxApp(options, tools, url));
  await listen(server, options.port);
  return {
    url: url(),
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      vault.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function sandboxApp(
  options: SandboxGatewayOptions,
  tools: SandboxTools,
  url: () => string,
): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(hostedPages(tools, options.secretKey));
  // Twilio's connector client sends an empty Content-Type.
  app.use(express.json({ type: () => true, limit: '16kb' }));

  app.get('/healthz', (_req, res) => {
    res.json({ status: 'up' });
  });

  const basic = Buffer.from(`${options.connectorUser}:${options.connectorPassword}`);
  app.post(
    '/connector',
    requireAuthorization(`Basic ${basic.toString('base64')}`),
    async (req, res) => {
      res.json(await connect(tools, options.secretKey, req.body));
    },
  );

  app.use('/v1', requireAuthorization(`Bearer ${options.secretKey}`));
  app.use('/v1', hostedApi(tools, url));
  app.post('/v1/charges', async (req, res) => {
    const order = readOrder(req);
    if (order.success) answer(res, await charge(tools, order.data));
    else fail(res, 400, 'invalid_request', 'A field or the Idempotency-Key header is malformed.');
  });
  app.post('/v1/tokens/forget', (req, res) => {
    const order = forgetOrder.safeParse(req.body);
    if (!order.success) return fail(res, 400, 'invalid_request', 'The token is malformed.');
    tools.vault.forgetToken(order.data.token, options.clock.now());
    res.status(204).end();
  });
  app.get('/v1/charges', (req, res) => {
    const query = listQuery.safeParse(req.query);
    if (!query.success) return fail(res, 400, 'invalid_request', 'The query is malformed.');
    const { reference, after, limit } = query.data;
    const found = reference
      ? tools.vault.chargesByReference(reference)
      : tools.vault.charges(after, limit);
    res.json({ charges: found.map(wire) });
  });

  app.use((_req, res) => fail(res, 404, 'not_found', 'There is no such resource.'));
  app.use(failedRequest);
  return app;
}

const chargeOrder = z.object({
  key: z.string().min(1).max(255),
  amountCents: z.int().min(1).max(100_000_000),
  currency: z.literal('USD'),
  token: z.string().min(1).max(255),
  reference: z.string().min(1).max(64),
  purpose: z.enum(['single', 'instalment', 'recurring']).default('single'),
  tender: z.enum(['card', 'bank']).default('card'),
});

const forgetOrder = z.object({ token: z.string().min(1).max(255) });

const listQuery = z.object({
  reference: z.string().min(1).max(64).optional(),
  /** The last `seq` of the page before. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

function readOrder(req: Request) {
  const body: Record<string, unknown> = Object(req.body);
  return chargeOrder.safeParse({
    key: req.get('idempotency-key'),
    amountCents: body.amount_cents,
    currency: body.currency,
    token: body.token,
    reference: body.reference,
    purpose: body.purpose,
    tender: body.tender,
  });
}

const errors = {
  noToken: [400, 'invalid_token', 'This token is unknown.'],
  keyReused: [409, 'idempotency_error', 'The key was used with another body.'],
  error: [500, 'api_error', 'Something went wrong.'],
} as const;

function answer(res: Response, reply: ChargeReply): void {
  if (reply.reply === 'hangUp') {
    res.socket?.destroy();
  } else if (reply.reply === 'charge') {
    res.status(reply.charge.status === 'captured' ? 200 : 402).json(wire(reply.charge));
  } else {
    const [status, code, message] = errors[reply.reply];
    fail(res, status, code, message);
  }
}

function wire(charge: StoredCharge) {
  return {
    id: charge.id,
    seq: charge.seq,
    idempotency_key: charge.key,
    reference: charge.reference,
    amount_cents: charge.amountCents,
    currency: charge.currency,
    purpose: charge.purpose,
    status: charge.status,
    decline_reason: charge.declineReason,
    created_at_ms: charge.createdAtMilliseconds,
  };
}

function fail(res: Response, status: number, code: string, message: string): void {
  res.status(status).json({ error: { code, message } });
}

/** Compares digests, so that the time taken tells nothing about the secret or its length. */
function requireAuthorization(expected: string) {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(expected);
  return (req: Request, res: Response, next: NextFunction) => {
    if (timingSafeEqual(digest(req.get('authorization') ?? ''), wanted)) next();
    else fail(res, 401, 'unauthorized', 'The credentials are wrong.');
  };
}

/** Says nothing about the body: it may hold a card number. */
function failedRequest(error: unknown, _req: Request, res: Response, _next: NextFunction): void {
  const status = Number(Object(error).status);
  if (status >= 400 && status < 500) fail(res, status, 'invalid_request', 'Unreadable body.');
  else fail(res, 500, 'api_error', 'Something went wrong.');
}
