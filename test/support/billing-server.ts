import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type Database, openDatabase } from '../../src/store/open.ts';
import { fail, serveWrites } from './billing-server-writes.ts';

export const BILLING_TOKEN = 'billing-token-of-the-test';

/** What happens to one request instead of the right answer. */
export type Fault =
  /** Nothing is ever answered. */
  | 'silence'
  /** The connection breaks before anything was done. */
  | 'hangUp'
  /** It is done, and the connection breaks before the answer. */
  | 'answerLost'
  | { readonly status: number; readonly body: string; readonly location?: string };

export interface BillingServer {
  readonly url: string;
  /** What the plan knows: fill it, look into it. */
  readonly db: Database;
  /** 'GET /members/…', in the order of arrival; what a fault swallowed too. */
  readonly requests: string[];
  /** The Idempotency-Key of each POST, in the order of arrival. */
  readonly keys: string[];
  /** The faults of the next requests of this method, instead of any before; then all is well. */
  fail(method: 'GET' | 'POST', ...faults: Fault[]): void;
  close(): Promise<void>;
}

/** A plan's billing system as docs/billing-api.yaml has it, backed by a database in memory. */
export async function startBillingServer(): Promise<BillingServer> {
  const db = openDatabase(':memory:');
  migrate(db, 0);
  const requests: string[] = [];
  const keys: string[] = [];
  const faults = { GET: [] as Fault[], POST: [] as Fault[] };
  const app = express();
  app.use(express.json());
  app.use(async (req, res, next) => {
    requests.push(`${req.method} ${req.originalUrl}`);
    if (req.method === 'POST') keys.push(req.get('idempotency-key') ?? '');
    const fault = faults[req.method as 'GET' | 'POST'].shift();
    if (fault === 'silence') return;
    if (fault === 'hangUp') return void req.socket.destroy();
    if (typeof fault === 'object') {
      if (fault.location !== undefined) res.location(fault.location);
      return void res.status(fault.status).send(fault.body);
    }
    if (fault === 'answerLost') res.json = () => res.destroy() as never;
    if (req.get('authorization') === `Bearer ${BILLING_TOKEN}`) next();
    else fail(res, 401, 'unauthorized');
  });
  serveReads(app, sqliteDirectory(db));
  serveWrites(app, sqliteDirectory(db), db);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ db, requests, keys },
    fail: (method, ...next) => {
      faults[method] = next;
    },
    close: () => close(server),
  };
}

function serveReads(app: express.Express, directory: BillingDirectory): void {
  app.get('/members/:memberId', async (req, res) => {
    const member = await directory.findMember(req.params.memberId);
    if (member) res.json(member);
    else fail(res, 404, 'member_not_found');
  });
  app.get('/members/:memberId/bills', async (req, res) => {
    const { memberId } = req.params;
    if (!(await directory.findMember(memberId))) return fail(res, 404, 'member_not_found');
    res.json({ memberId, bills: await directory.openBills(memberId) });
  });
  app.get('/members/:memberId/mobile-number', async (req, res) => {
    const { memberId } = req.params;
    if (!(await directory.findMember(memberId))) return fail(res, 404, 'member_not_found');
    const mobileNumber = (await directory.findMobileNumber?.(memberId)) ?? null;
    res.json({ memberId, mobileNumber });
  });
  app.get('/bills', async (req, res) => {
    const billNumber = String(req.query.number);
    const found = await directory.findBill(billNumber);
    res.json({ found: found ? [{ billNumber, ...found }] : [] });
  });
  app.get('/bills/:billId', async (req, res) => {
    const bill = await directory.bill(req.params.billId);
    if (bill) res.json(bill);
    else fail(res, 404, 'bill_not_found');
  });
  app.get('/applications', async (req, res) => {
    const applicationNumber = String(req.query.number);
    const found = await directory.findApplication(applicationNumber);
    res.json({ found: found ? [{ applicationNumber, ...found }] : [] });
  });
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}
