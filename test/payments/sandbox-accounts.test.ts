import { afterAll, beforeAll, expect, it } from 'vitest';
import { magicAccounts } from '../../src/payments/sandbox/magic-accounts.ts';
import type { MagicOutcome } from '../../src/payments/sandbox/magic-cards.ts';
import type { SandboxGateway } from '../../src/payments/sandbox/server.ts';
import { createSandboxGateway } from '../../src/payments/sandbox-gateway.ts';
import { connector, secretKey, startSandbox, tokenFor } from './sandbox-support.ts';
import { newClock } from './support.ts';

const clock = newClock();
let sandbox: SandboxGateway;

beforeAll(async () => {
  sandbox = await startSandbox(clock);
});
afterAll(() => sandbox.close());

let count = 0;

async function accountToken(outcome: MagicOutcome, change: object = {}) {
  count += 1;
  const number = magicAccounts.find((account) => account.outcome === outcome)?.number;
  const { answer } = await connector(sandbox.url, {
    ...{ method: 'tokenize', transaction_id: `account-${count}`, description: 'test' },
    ...{ bankaccountnumber: number, routingnumber: '110000000', ...change },
  });
  return answer;
}

const charge = (token: string, tender: 'card' | 'bank') => {
  count += 1;
  const order = { key: `key-${count}`, reference: `ref-${count}`, amountCents: 100 } as const;
  const gateway = createSandboxGateway({ baseUrl: sandbox.url, secretKey, clock });
  return gateway.charge({ ...order, currency: 'USD', purpose: 'single', tender, token }, 5_000);
};

it('gives a token and the last four digits, never more', async () => {
  const answer = await accountToken('approved');
  expect(answer).toMatchObject({ error_code: null, parameters: { account_last_four: '6789' } });
  expect(JSON.stringify(answer)).not.toContain('23456789');
});

it.each([
  ['captured', 'approved'],
  ['declined', 'declined'],
  ['declined', 'insufficientFunds'],
  ['unknown', 'answerLost'],
  ['unknown', 'errorBeforeCharge'],
  ['unknown', 'errorAfterCharge'],
] as const)('a debit is %s when the account does "%s"', async (result, outcome) => {
  const { token_id } = await accountToken(outcome);
  expect(await charge(String(token_id), 'bank')).toMatchObject({ result });
});

it('debits no card and charges no account', async () => {
  const { token_id } = await accountToken('approved');
  expect(await charge(String(token_id), 'card')).toMatchObject({ result: 'refused' });
  expect(await charge(await tokenFor(sandbox.url, 'approved'), 'bank')).toMatchObject({
    result: 'refused',
  });
});

it.each([
  ['an account that is no test number', { bankaccountnumber: '987654321' }, 'account_not_allowed'],
  ['a wrong check digit', { routingnumber: '110000001' }, 'account_not_allowed'],
  ['a routing number that is too short', { routingnumber: '1100' }, 'invalid_request'],
])('refuses %s', async (_, change, code) => {
  const answer = await accountToken('approved', change);
  expect(answer).toMatchObject({ token_id: null, error_code: code });
  expect(JSON.stringify(answer)).not.toMatch(/\d{4}/);
});
