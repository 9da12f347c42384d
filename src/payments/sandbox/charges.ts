import { createHash } from 'node:crypto';
import type { PaymentPurpose, Tender } from '../../../flows/vocabulary.ts';
import type { Clock } from '../../clock.ts';
import type { DeclineReason } from '../gateway.ts';
import { newIdentifier } from './identifier.ts';
import { isAccount } from './magic-accounts.ts';
import type { MagicOutcome } from './magic-cards.ts';
import type { StoredCharge, StoredToken, Vault } from './vault.ts';

const SLOW_MILLISECONDS = 8_000;

export interface ChargeOrder {
  readonly key: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly token: string;
  readonly reference: string;
  readonly purpose: PaymentPurpose;
  readonly tender: Tender;
}

/** What the server does with a charge: an answer, an error, or silence. */
export type ChargeReply =
  | { readonly reply: 'charge'; readonly charge: StoredCharge }
  | { readonly reply: 'noToken' }
  | { readonly reply: 'keyReused' }
  | { readonly reply: 'error' }
  | { readonly reply: 'hangUp' };

export interface SandboxTools {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
}

const declineReasons: Partial<Record<MagicOutcome, DeclineReason>> = {
  declined: 'declined',
  insufficientFunds: 'insufficientFunds',
  expiredCard: 'expiredCard',
};

/** Charges once per key. A key again gets the first answer, or an error when its body differs. */
export async function charge(tools: SandboxTools, order: ChargeOrder): Promise<ChargeReply> {
  const { vault, clock } = tools;
  const bodyHash = hashOf(order);
  const earlier = vault.chargeByKey(order.key);
  if (earlier && earlier.bodyHash !== bodyHash) return { reply: 'keyReused' };
  const token = vault.findToken(order.token);
  if (!token) return { reply: 'noToken' };
  if (isAccount(token.brand) !== (order.tender === 'bank')) return { reply: 'noToken' };
  if (token.outcome === 'errorBeforeCharge') return { reply: 'error' };
  if (!earlier && token.outcome === 'slow') await clock.sleep(SLOW_MILLISECONDS);
  const kept = earlier ?? vault.keepCharge(chargeOf(tools, order, bodyHash, token));
  if (kept.bodyHash !== bodyHash) return { reply: 'keyReused' };
  if (token.outcome === 'errorAfterCharge') return { reply: 'error' };
  if (!earlier && token.outcome === 'answerLost') return { reply: 'hangUp' };
  return { reply: 'charge', charge: kept };
}

function chargeOf(
  { clock, random }: SandboxTools,
  order: ChargeOrder,
  bodyHash: string,
  { outcome }: StoredToken,
): Omit<StoredCharge, 'seq'> {
  const declineReason = declineReasons[outcome] ?? null;
  return {
    ...order,
    id: newIdentifier('ch_sandbox', random(12)),
    bodyHash,
    status: declineReason ? 'declined' : 'captured',
    declineReason,
    createdAtMilliseconds: clock.now(),
  };
}

function hashOf({ amountCents, currency, token, reference, purpose, tender }: ChargeOrder): string {
  const about = [amountCents, currency, token, reference];
  return createHash('sha256')
    .update(
      JSON.stringify([
        ...about,
        ...(purpose === 'single' ? [] : [purpose]),
        ...(tender === 'card' ? [] : [tender]),
      ]),
    )
    .digest('base64url');
}
