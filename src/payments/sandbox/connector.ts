import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { charge, type SandboxTools } from './charges.ts';
import { newIdentifier } from './identifier.ts';
import { ACCOUNT_BRAND, isRoutingNumber, magicAccounts } from './magic-accounts.ts';
import { type MagicCard, magicCards } from './magic-cards.ts';
import type { StoredToken } from './vault.ts';

/** Twilio's Generic Pay Connector: twilio.com/docs/voice/twiml/pay/generic-pay-connector */
const order = {
  method: z.enum(['tokenize', 'charge']),
  transaction_id: z.string().min(1).max(64),
  amount: z.string().optional(),
  currency_code: z.string().optional(),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.string()).optional(),
};

const cardRequest = z.object({
  ...order,
  cardnumber: z.string().regex(/^\d{12,19}$/),
  cvv: z.string().optional(),
  expiry_month: z.string().regex(/^\d{1,2}$/),
  expiry_year: z.string().regex(/^\d{2,4}$/),
  postal_code: z.string().optional(),
});

const accountRequest = z.object({
  ...order,
  bankaccountnumber: z.string().regex(/^\d{4,17}$/),
  routingnumber: z.string().regex(/^\d{9}$/),
});

type ConnectorRequest = z.infer<typeof cardRequest> | z.infer<typeof accountRequest>;

export interface ConnectorAnswer {
  readonly token_id?: string | null;
  readonly charge_id?: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  /** Reach the line as PayConnector_…: the last digits, of which Twilio itself shows but two. */
  readonly parameters?: { readonly account_last_four: string };
}

/**
 * Answers one connector request. Twilio repeats it with the same transaction_id when an answer is
 * late, so a repetition gets the first answer. Keeps brand, last four digits and the card's magic
 * word; the number is gone when this returns.
 */
export async function connect(
  tools: SandboxTools,
  secretKey: string,
  body: unknown,
): Promise<ConnectorAnswer> {
  const isBank = typeof body === 'object' && body !== null && 'bankaccountnumber' in body;
  const parsed = (isBank ? accountRequest : cardRequest).safeParse(body);
  if (!parsed.success) {
    // The message names fields only: zod's own could quote what was typed.
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body').join(', ');
    return failed(isCharge(body), 'invalid_request', `These are missing or malformed: ${fields}.`);
  }
  const request = parsed.data;
  const isChargeRequest = request.method === 'charge';
  const instrument = instrumentIn(request, secretKey);
  if ('refused' in instrument) {
    return failed(isChargeRequest, instrument.refused, 'The sandbox takes its test numbers only.');
  }
  const { expiryHash, lastFour } = instrument;
  const token = tools.vault.keepToken(
    request.transaction_id,
    { token: newIdentifier('tok_sandbox', tools.random(16)), ...instrument },
    expiryHash,
    tools.clock.now(),
  );
  const parameters = isBank ? { parameters: { account_last_four: lastFour } } : {};
  if (!isChargeRequest) {
    return { token_id: token, error_code: null, error_message: null, ...parameters };
  }
  const amountCents = centsOf(request.amount ?? '');
  if (amountCents === null) return failed(true, 'invalid_amount', 'The amount is not like 10.00.');
  return chargeAnswer(tools, request, token, amountCents);
}

type Instrument = Omit<StoredToken, 'token'> & { readonly expiryHash: string };

/** The card or the account, without its number. */
function instrumentIn(
  request: ConnectorRequest,
  secretKey: string,
): Instrument | { readonly refused: string } {
  if ('bankaccountnumber' in request) {
    const { bankaccountnumber, routingnumber } = request;
    const account = magicAccounts.find(({ number }) => number === bankaccountnumber);
    if (!account || !isRoutingNumber(routingnumber)) return { refused: 'account_not_allowed' };
    const lastFour = bankaccountnumber.slice(-4);
    return { outcome: account.outcome, brand: ACCOUNT_BRAND, lastFour, expiryHash: '' };
  }
  const card = magicCards.find(({ number }) => number === request.cardnumber);
  if (!card) return { refused: 'card_not_allowed' };
  return instrumentOf(card, `${request.expiry_month}/${request.expiry_year}`, secretKey);
}

/** What the vault keeps of a card: its last digits, and a keyed hash of when it expires. */
export function instrumentOf(card: MagicCard, expiry: string, secretKey: string): Instrument {
  const { outcome, brand, number } = card;
  const expiryHash = createHmac('sha256', secretKey).update(expiry).digest('base64url');
  return { outcome, brand, lastFour: number.slice(-4), expiryHash };
}

async function chargeAnswer(
  tools: SandboxTools,
  request: ConnectorRequest,
  token: string,
  amountCents: number,
): Promise<ConnectorAnswer> {
  const reply = await charge(tools, {
    key: `connector:${request.transaction_id}`,
    amountCents,
    currency: request.currency_code ?? 'USD',
    token,
    reference: request.parameters?.reference ?? request.transaction_id,
    purpose: 'single',
    tender: 'bankaccountnumber' in request ? 'bank' : 'card',
  });
  if (reply.reply !== 'charge') {
    return failed(true, 'processing_error', 'The charge could not be made.');
  }
  const { id, declineReason } = reply.charge;
  if (declineReason) return failed(true, declineReason, 'The payment was declined.');
  return { charge_id: id, error_code: null, error_message: null };
}

/** "10", "10.0" or "10.00" in cents, without floating point; null for anything else or nothing. */
export function centsOf(amount: string): number | null {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents > 0 ? cents : null;
}

function isCharge(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'method' in body && body.method === 'charge';
}

function failed(isCharge: boolean, code: string, message: string): ConnectorAnswer {
  const id = isCharge ? { charge_id: null } : { token_id: null };
  return { ...id, error_code: code, error_message: message };
}
