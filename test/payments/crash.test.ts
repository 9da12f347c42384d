import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createOutboxWorker } from '../../src/line/outbox.ts';
import { createChargeHandler } from '../../src/payments/charge-job.ts';
import { findPayment } from '../../src/payments/ledger.ts';
import { createSandboxGateway } from '../../src/payments/sandbox-gateway.ts';
import { rootFolder } from '../../src/root.ts';
import { localHandler } from '../../src/store/job-handler.ts';
import { allCharges, secretKey, startSandbox, tokenFor } from './sandbox-support.ts';
import { authorize, history, intentFor, keepingLog, newDatabase, sealer } from './support.ts';

const child = join(rootFolder, 'test/payments/crash-child.ts');

/** Reliability reference A6 rows 1 to 3: kill -9, restart, and the gateway and we agree. */
it.concurrent.each([
  { point: 'before the charge', chargedBefore: 0, stateBefore: 'submitting' },
  { point: 'after the charge', chargedBefore: 1, stateBefore: 'submitting' },
  { point: 'inside the transaction', chargedBefore: 1, stateBefore: 'submitting' },
  { point: 'after the commit', chargedBefore: 1, stateBefore: 'captured' },
])('killed $point, the payment is captured once after a restart', async (crash) => {
  const folder = mkdtempSync(join(tmpdir(), 'payline-crash-'));
  const sandbox = await startSandbox(systemClock);
  const path = join(folder, 'line.db');
  const db = newDatabase(path);
  const token = await tokenFor(sandbox.url, 'approved');
  authorize(db, systemClock.now(), token, intentFor('a'));

  const line = spawn(process.execPath, [
    ...['--import', 'tsx', child, path, sandbox.url, secretKey, crash.point],
  ]);
  const [, signal] = await once(line, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(await allCharges(sandbox.url)).toHaveLength(crash.chargedBefore);
  expect(findPayment(db, 'pay-a')?.state).toBe(crash.stateBefore);

  const gateway = createSandboxGateway({ baseUrl: sandbox.url, secretKey, clock: systemClock });
  const handlers = {
    charge: createChargeHandler({ gateway, sealer }),
    postToBilling: localHandler(() => ({ result: 'done' })),
  };
  await createOutboxWorker({ db, clock: systemClock, log: keepingLog(), handlers }).drain();

  const [charge, ...others] = await allCharges(sandbox.url);
  expect(others).toEqual([]);
  expect(findPayment(db, 'pay-a')).toMatchObject({
    state: 'captured',
    gatewayChargeId: charge?.id,
    amountCents: charge?.amount_cents,
    confirmation: charge?.reference,
  });
  expect(history(db, 'pay-a')).toEqual([
    'created --callerAuthorized--> authorized',
    'authorized --sent--> submitting',
    'submitting --gatewayCaptured--> captured',
  ]);
  expect(db.prepare("SELECT COUNT(*) FROM outbox WHERE kind = 'postToBilling'").pluck().get()).toBe(
    1,
  );
  expect(db.prepare('SELECT COUNT(*) FROM card_tokens').pluck().get()).toBe(0);
  await sandbox.close();
  db.close();
  rmSync(folder, { recursive: true });
});
