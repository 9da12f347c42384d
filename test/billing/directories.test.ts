import { createHttpDirectory } from '../../src/billing/http-directory.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { systemClock } from '../../src/clock.ts';
import { newDatabase } from '../payments/support.ts';
import { BILLING_TOKEN, startBillingServer } from '../support/billing-server.ts';
import { directoryContract } from './directory-contract.ts';

const SEEDED_ON = '2026-03-02';

directoryContract('in our own SQLite file', () => {
  const db = newDatabase();
  seedDemoMembers(db, SEEDED_ON);
  return { directory: sqliteDirectory(db), close: () => void db.close() };
});

directoryContract('of a plan, over HTTP', async () => {
  const server = await startBillingServer();
  seedDemoMembers(server.db, SEEDED_ON);
  const log = { warn: () => {}, info: () => {} };
  const directory = createHttpDirectory({
    ...{ baseUrl: server.url, token: BILLING_TOKEN, clock: systemClock, log },
  });
  return { directory, close: () => server.close() };
});
