import type { BillingDirectory } from './directory.ts';
import { createClient, type HttpDirectoryOptions } from './http/client.ts';
import { NoSuchAddress, unreadable } from './http/exchange.ts';
import { identifier } from './http/fields.ts';
import {
  wireFoundApplications,
  wireFoundBills,
  wireMember,
  wireMemberBills,
  wireMobileNumber,
  wireOneBill,
} from './http/wire.ts';
import { writesOf } from './http/writes.ts';

export type { HttpDirectoryOptions } from './http/client.ts';

/**
 * What is asked for in place of an ID that no member can have, so that looking it up takes as long
 * as any other. The contract promises that no member has it.
 */
const NOBODY = '0';
/** As printed on a bill or in the letter about an application. */
const PRINTED_NUMBER = /^\d{1,32}$/;

/**
 * The plan's own billing system over HTTP, as docs/billing-api.yaml describes it. Reads have 3 s and
 * are tried up to three times; a posting, an extension, a payment plan or a request is sent once with
 * an Idempotency-Key of its own, and whoever writes sends it again. After five failures in 30 s nothing is
 * sent for 30 s. Throws directory.unavailable, directory.misconfigured, directory.unreadable,
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
    async findMobileNumber(memberId) {
      const id = safe(memberId);
      if (id === null) return null;
      const path = `/members/${encodeURIComponent(id)}/mobile-number`;
      const reading = client.read(path, wireMobileNumber, 'member_not_found');
      const answer = await reading.catch(noneWhereUnknown);
      return answer && isTheOne(answer.memberId === id, answer).mobileNumber;
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
      if (!PRINTED_NUMBER.test(billNumber)) return null;
      const path = `/bills?${new URLSearchParams({ number: billNumber })}`;
      const [one] = (await client.read(path, wireFoundBills))?.found ?? [];
      if (!one) return null;
      const { bill, zip, region, isRestricted } = isTheOne(one.billNumber === billNumber, one);
      return { bill, zip, region, isRestricted };
    },
    async findApplication(applicationNumber) {
      if (!PRINTED_NUMBER.test(applicationNumber)) return null;
      const path = `/applications?${new URLSearchParams({ number: applicationNumber })}`;
      const [one] = (await client.read(path, wireFoundApplications))?.found ?? [];
      if (!one) return null;
      const same = one.applicationNumber === applicationNumber;
      const { bill, birthDate, region, isRestricted } = isTheOne(same, one);
      return { bill, birthDate, region, isRestricted };
    },
    async bill(billId) {
      const id = safe(billId);
      if (id === null) return null;
      const path = `/bills/${encodeURIComponent(id)}`;
      const bill = await client.read(path, wireOneBill, 'bill_not_found');
      return bill && isTheOne(bill.billId === id, bill);
    },
    ...writesOf(client),
  };
}

/** The ID when it can be a segment of a path, else null. */
function safe(id: string): string | null {
  return identifier.safeParse(id).success ? id : null;
}

/** Systems without mobile numbers have no address for them: nobody has one then. */
function noneWhereUnknown(error: unknown): null {
  if (error instanceof NoSuchAddress) return null;
  throw error;
}

/** A cache that answers with somebody else's record must not be believed. */
function isTheOne<Thing>(same: boolean, thing: Thing): Thing {
  if (same) return thing;
  throw unreadable('another ID than was asked for');
}
