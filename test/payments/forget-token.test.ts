import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxGateway } from '../../src/payments/sandbox/server.ts';
import { createSandboxGateway } from '../../src/payments/sandbox-gateway.ts';
import { secretKey, startSandbox, tokenFor } from './sandbox-support.ts';
import { newClock, SECOND } from './support.ts';

const clock = newClock();
let server: SandboxGateway;

beforeEach(async () => {
  server = await startSandbox(clock);
});
afterEach(() => server.close());

const client = () => createSandboxGateway({ baseUrl: server.url, secretKey, clock });

it('charges a kept token as often as it is told to, and never once it is forgotten', async () => {
  const token = await tokenFor(server.url, 'approved');
  const charge = (key: string) => ({
    ...({
      key,
      reference: key,
      amountCents: 100,
      currency: 'USD',
      purpose: 'single',
      token,
    } as const),
  });
  expect((await client().charge(charge('one'), 10 * SECOND)).result).toBe('captured');
  expect((await client().charge(charge('two'), 10 * SECOND)).result).toBe('captured');
  expect(await client().forget?.(token, 10 * SECOND)).toEqual({ result: 'forgotten' });
  expect((await client().charge(charge('three'), 10 * SECOND)).result).toBe('refused');
});

it('takes it for forgotten when it is gone already', async () => {
  const token = await tokenFor(server.url, 'approved');
  await client().forget?.(token, 10 * SECOND);
  expect(await client().forget?.(token, 10 * SECOND)).toEqual({ result: 'forgotten' });
  expect(await client().forget?.('tok_sandbox_never', 10 * SECOND)).toEqual({
    result: 'forgotten',
  });
});

it('does not know what became of it when the gateway does not know us', async () => {
  const other = createSandboxGateway({ baseUrl: server.url, secretKey: 'sk_wrong', clock });
  expect(await other.forget?.('tok', 10 * SECOND)).toMatchObject({ result: 'unknown' });
});
