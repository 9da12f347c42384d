/** The line's worker in a process of its own, killed at a named point. Run by crash.test.ts. */
import { systemClock } from '../../src/clock.ts';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { createChargeHandler } from '../../src/payments/charge-job.ts';
import type { PaymentGateway } from '../../src/payments/gateway.ts';
import { createSandboxGateway } from '../../src/payments/sandbox-gateway.ts';
import type { JobHandler } from '../../src/store/job-handler.ts';
import { openDatabase } from '../../src/store/open.ts';
import { keepingLog, sealer } from './support.ts';

const [databasePath = '', url = '', secretKey = '', point = ''] = process.argv.slice(2);
const dieAt = (here: string) => {
  if (here === point) process.kill(process.pid, 'SIGKILL');
};

const sandbox = createSandboxGateway({ baseUrl: url, secretKey, clock: systemClock });
const gateway: PaymentGateway = {
  ...sandbox,
  charge: async (request, deadlineMilliseconds) => {
    dieAt('before the charge');
    const outcome = await sandbox.charge(request, deadlineMilliseconds);
    dieAt('after the charge');
    return outcome;
  },
};
const handler = createChargeHandler({ gateway, sealer });
const charge: JobHandler = {
  ...(handler as JobHandler),
  record: (db, job, outcome, now) => {
    const result = (handler as JobHandler).record(db, job, outcome, now);
    dieAt('inside the transaction');
    return result;
  },
};
const db = openDatabase(databasePath);
const worker = createOutboxWorker({
  ...{ db, clock: systemClock, log: keepingLog() },
  handlers: { charge },
});
worker.events.on('recorded', () => dieAt('after the commit'));
await worker.drain();
