import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import type { PaymentGateway } from '../../src/payments/gateway.ts';
import { openDatabase } from '../../src/store/open.ts';
import { Gate } from '../support/gate.ts';
import { callFields, SignedLine, sid, tokenizedCard, typed } from '../support/signed-line.ts';

let line: SignedLine;
let lookingUp: Gate | null;
let charging: Gate;

beforeEach(async () => {
  line = new SignedLine();
  lookingUp = null;
  charging = new Gate();
  await line.start({ directory: slowRecords, gateway: slowGateway });
});
afterEach(() => {
  lookingUp?.open();
  charging.open();
  rmSync(line.folder, { recursive: true, force: true });
});

function slowRecords(own: BillingDirectory): BillingDirectory {
  const findMember: BillingDirectory['findMember'] = async (memberId) => {
    await lookingUp?.pass();
    return own.findMember(memberId);
  };
  return { ...own, findMember };
}

function slowGateway(): PaymentGateway {
  return {
    name: 'slow',
    charge: async () => {
      await charging.pass();
      return { result: 'captured', chargeId: 'ch-1' };
    },
    find: async () => ({ result: 'notFound' }),
    isHealthy: async () => true,
  };
}

/** What the database holds once the line has let go of it. */
function left(sql: string): unknown[] {
  const db = openDatabase(line.db.name);
  const rows = db.prepare(sql).pluck().all();
  db.close();
  return rows;
}

it('answers what it has been asked, takes nothing new, and closes its database', async () => {
  const path = await line.call(sid(1));
  const { next } = await line.press(sid(1), path, '900000017#');
  lookingUp = new Gate();
  const asked = line.post(next, callFields(sid(1), typed('94110#')));
  await lookingUp.arrival;

  const closing = line.running?.close();
  await expect(fetch(`${line.url}/readyz`)).rejects.toThrow();
  await expect(line.call(sid(2))).rejects.toThrow();
  expect(line.db.open).toBe(true);

  lookingUp.open();
  expect((await asked).text).toContain('You have 1 open bill.');
  await closing;
  expect(line.db.open).toBe(false);
  expect(left('SELECT turn FROM calls')).toEqual([4]);
});

it('waits for a charge that is under way, and writes down how it ended', async () => {
  const path = await line.call(sid(1));
  const { next } = await line.press(sid(1), path, '900000017#', '94110#', '1', '1', '1', '1');
  const { text } = await line.post(next, callFields(sid(1), tokenizedCard));
  await line.press(sid(1), /action="([^"]+)"/.exec(text)?.[1] ?? '', '1');
  await charging.arrival;

  const closing = line.running?.close();
  charging.open();
  await closing;
  expect(left('SELECT gateway_charge_id FROM payments')).toEqual(['ch-1']);
});

it('does not wait for a proxy that keeps its connection', { timeout: 5_000 }, async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const path = await line.call(sid(1));
  const { next } = await line.press(sid(1), path, '900000017#');
  lookingUp = new Gate();
  const answered = new Promise<number>((resolve, reject) => {
    const { url, body, headers } = line.signed(next, callFields(sid(1), typed('94110#')));
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
  await lookingUp.arrival;
  const closing = line.running?.close();
  lookingUp.open();
  expect(await answered).toBe(200);
  await closing;
  agent.destroy();
});
