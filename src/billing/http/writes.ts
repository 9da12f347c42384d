import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { PaylineError } from '../../errors.ts';
import type {
  AgreedPlan,
  BillExtension,
  BillingDirectory,
  FiledRequest,
  Posting,
} from '../directory.ts';
import { accept, type Client } from './client.ts';
import { unreadable } from './exchange.ts';
import { wireAgreedPlan, wireExtension, wirePosting, wireRequest } from './wire-written.ts';

/** One thing to write down at the plan, once per key. */
interface Writing<Echo extends object> {
  readonly path: string;
  /** The Idempotency-Key. */
  readonly key: string;
  /** What the answer must repeat. */
  readonly echo: Echo;
  /** What is sent beside it. */
  readonly beside?: object;
  readonly schema: z.ZodType<Echo>;
  /** "another <noun> than was sent" */
  readonly noun: string;
  /** As a person knows it: with its number. */
  readonly name: string;
  /** What a person must know and do when the plan says no. */
  readonly whenRefused: string;
}

/** The writes of a directory over HTTP: each is sent once, and sent again by whoever writes. */
export function writesOf(
  client: Client,
): Pick<BillingDirectory, 'post' | 'extend' | 'setUpPlan' | 'file'> {
  return {
    post: (posting) => write(client, postingOf(posting)),
    extend: (extension) => write(client, extensionOf(extension)),
    setUpPlan: (plan) => write(client, planOf(plan)),
    file: (request) => write(client, requestOf(request)),
  };
}

async function write<Echo extends object>(client: Client, writing: Writing<Echo>): Promise<void> {
  const { path, key, echo, beside, schema, noun } = writing;
  const answer = await client.post(path, key, { ...echo, ...beside });
  if (answer.result === 'no') throw refused(writing, answer.code);
  const written = accept(schema, answer.body);
  const fields = Object.keys(echo) as (keyof Echo)[];
  if (fields.some((field) => !isDeepStrictEqual(written[field], echo[field]))) {
    throw unreadable(`another ${noun} than was sent`);
  }
}

function refused(
  { name, whenRefused }: Pick<Writing<object>, 'name' | 'whenRefused'>,
  code: string,
): PaylineError {
  return new PaylineError(
    'directory.refused',
    `The plan's billing system does not take ${name} (${code}). ${whenRefused} It is sent again.`,
  );
}

/** A payment of several bills is one posting for each of them, under one confirmation number. */
function postingOf(posting: Posting): Writing<z.infer<typeof wirePosting>> {
  const { confirmation, billId, amountCents, postedAtMilliseconds } = posting;
  return {
    path: '/postings',
    key: `${confirmation}:${billId}`,
    echo: { confirmation, billId, amountCents },
    beside: { postedAt: new Date(postedAtMilliseconds).toISOString() },
    schema: wirePosting,
    noun: 'posting',
    name: `payment ${confirmation}`,
    whenRefused: 'The member was charged: enter it there by hand, or put the bill right.',
  };
}

function extensionOf(extension: BillExtension): Writing<z.infer<typeof wireExtension>> {
  const { reference, billId, dueDate } = extension;
  return {
    path: '/extensions',
    key: reference,
    echo: { reference, billId, dueDate },
    schema: wireExtension,
    noun: 'extension',
    name: `extension ${reference}`,
    whenRefused:
      'The member was told the new due date: enter it there by hand, or put the bill right.',
  };
}

function planOf(plan: AgreedPlan): Writing<z.infer<typeof wireAgreedPlan>> {
  const { reference, billId } = plan;
  const instalments = plan.instalments.map(({ dueDate, amountCents }) => ({
    dueDate,
    amountCents,
  }));
  return {
    path: '/plans',
    key: reference,
    echo: { reference, billId, instalments },
    schema: wireAgreedPlan,
    noun: 'payment plan',
    name: `payment plan ${reference}`,
    whenRefused:
      'The member was told the instalments: enter it there by hand, or put the bill right.',
  };
}

function requestOf(request: FiledRequest): Writing<z.infer<typeof wireRequest>> {
  const { reference, kind, memberId, billId, detail, filedAtMilliseconds } = request;
  return {
    path: '/requests',
    key: reference,
    echo: { reference, kind, memberId, billId },
    beside: { detail, filedAt: new Date(filedAtMilliseconds).toISOString() },
    schema: wireRequest,
    noun: 'request',
    name: `request ${reference}`,
    whenRefused:
      'The member was told that it is filed: enter it there by hand, or put the record right.',
  };
}
