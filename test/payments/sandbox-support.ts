import { expect } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { MagicOutcome } from '../../src/payments/sandbox/magic-cards.ts';
import { magicCards } from '../../src/payments/sandbox/magic-cards.ts';
import { type SandboxGateway, startSandboxGateway } from '../../src/payments/sandbox/server.ts';

export const secretKey = 'sk_sandbox_test';
const basic = `Basic ${Buffer.from('payline:connector').toString('base64')}`;

export function startSandbox(clock: Clock, databasePath = ':memory:'): Promise<SandboxGateway> {
  return startSandboxGateway({
    port: 0,
    databasePath,
    clock,
    secretKey,
    connectorUser: 'payline',
    connectorPassword: 'connector',
  });
}

/** Posts to the connector as Twilio does: Basic authentication and an empty Content-Type. */
export async function connector(
  url: string,
  body: object | string,
  authorization = basic,
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${url}/connector`, {
    method: 'POST',
    headers: { authorization, 'content-type': '' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

let transactions = 0;

/** A token of the magic card with this outcome. */
export async function tokenFor(url: string, outcome: MagicOutcome): Promise<string> {
  const card = magicCards.find((card) => card.outcome === outcome);
  transactions += 1;
  const { answer } = await connector(url, {
    method: 'tokenize',
    transaction_id: `tx-${transactions}`,
    cardnumber: card?.number,
    cvv: '123',
    expiry_month: '12',
    expiry_year: '30',
    postal_code: '94105',
    description: 'test',
  });
  expect(answer).toMatchObject({ error_code: null, error_message: null });
  return String(answer.token_id);
}

/** What a payer types on the gateway's page. */
export const typedCard = { number: '4111111111111111', expiry: '12/40', code: '123', zip: '94105' };

/** Fills the page at `url` in, as a browser without scripts does. */
export function enterCard(url: string, changes: Partial<typeof typedCard> = {}): Promise<Response> {
  const body = new URLSearchParams({ ...typedCard, ...changes });
  return fetch(url, { method: 'POST', body });
}

export interface WireCharge {
  readonly seq: number;
  readonly id: string;
  readonly idempotency_key: string;
  readonly reference: string;
  readonly amount_cents: number;
  readonly purpose: string;
  readonly status: string;
}

/** Every charge the gateway holds. */
export async function allCharges(url: string): Promise<WireCharge[]> {
  const response = await fetch(`${url}/v1/charges?limit=1000`, {
    headers: { authorization: `Bearer ${secretKey}` },
  });
  return ((await response.json()) as { charges: WireCharge[] }).charges;
}
