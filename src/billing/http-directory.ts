import type { z } from 'zod';
import { PaylineError } from '../errors.ts';
import type { BillingDirectory, Posting } from './directory.ts';
import { accept, createClient, type HttpDirectoryOptions } from './http/client.ts';
import type { Answer } from './http/exchange.ts';
import { unreadable } from './http/exchange.ts';
import {
  identifier,
  wireFoundBills,
  wireMember,
  wireMemberBills,
  wireOneBill,
  wirePosting,
} from './http/wire.ts';

export type { HttpDirectoryOptions } from './http/client.ts';

/**
 * What is asked for in place of an ID that no member can have, so that looking it up takes as long
 * as any other. The contract promises that no member has it.
 */
const NOBODY = '0';
const BILL_NUMBER = /^\d{1,32}$/;

/**
 * The plan's own billing system over HTTP, as docs/billing-api.yaml describes it. Reads have 3 s and
 * are tried up to three times; a posting is sent once with its confirmation number as the
 * Idempotency-Key, and whoever posts sends it again. After five failures in 30 s nothing is sent
 * for 30 s. Throws directory.unavailable, directory.misconfigured, directory.unreadable,
 * directory.refused.
 */
export function createHttpDirectory(options: HttpDirectoryOptions): BillingDirectory {
  const client = createClient(options);
  return {
    async findMember(memberId) {
      const id = safe(memberId);
      const path = `/members/${encodeURIComponent(id ?? NOBODY)}`;
      const member = await client.read(path, wireMember, 'member_not_found');
      if (!member || id === null) return null;
      return isTheOne(member.memberId === id, member);
    },
    async openBills(memberId) {
      const id = safe(memberId);
      const path = `/members/${encodeURIComponent(id ?? NOBODY)}/bills`;
      const answer = await client.read(path, wireMemberBills, 'member_not_found');
      if (!answer || id === null) return [];
      const { bills } = isTheOne(answer.memberId === id, answer);
      return bills.filter((bill) => bill.balanceCents > 0);
    },
    async findBill(billNumber) {
      if (!BILL_NUMBER.test(billNumber)) return null;
      const path = `/bills?${new URLSearchParams({ number: billNumber })}`;
      const [one] = (await client.read(path, wireFoundBills))?.found ?? [];
      if (!one) return null;
      const { bill, zip } = isTheOne(one.billNumber === billNumber, one);
      return { bill, zip };
    },
    async bill(billId) {
      const id = safe(billId);
      if (id === null) return null;
      const path = `/bills/${encodeURIComponent(id)}`;
      const bill = await client.read(path, wireOneBill, 'bill_not_found');
      return bill && isTheOne(bill.billId === id, bill);
    },
    async post(posting) {
      const answer = await client.post('/postings', posting.confirmation, wireOf(posting));
      if (answer.result === 'no') throw refused(posting, answer);
      isSame(posting, accept(wirePosting, answer.body));
    },
  };
}

/** The ID when it can be a segment of a path, else null. */
function safe(id: string): string | null {
  return identifier.safeParse(id).success ? id : null;
}

/** A cache that answers with somebody else's record must not be believed. */
function isTheOne<Thing>(same: boolean, thing: Thing): Thing {
  if (same) return thing;
  throw unreadable('another ID than was asked for');
}

function wireOf({ confirmation, billId, amountCents, postedAtMilliseconds }: Posting) {
  const postedAt = new Date(postedAtMilliseconds).toISOString();
  return { confirmation, billId, amountCents, postedAt };
}

function refused(posting: Posting, { code }: Extract<Answer, { result: 'no' }>): PaylineError {
  return new PaylineError(
    'directory.refused',
    `The plan's billing system does not take payment ${posting.confirmation} (${code}). The ` +
      'member was charged: enter it there by hand, or put the bill right. It is sent again.',
  );
}

function isSame(posting: Posting, posted: z.infer<typeof wirePosting>): void {
  const { confirmation, billId, amountCents } = posting;
  const same = posted.confirmation === confirmation && posted.billId === billId;
  if (same && posted.amountCents === amountCents) return;
  throw unreadable('another posting than was sent');
}
