import { z } from 'zod';
import type {
  CardEntries,
  CardEntryOrder,
  FoundCardEntry,
  OpenedCardEntry,
} from './card-entries.ts';
import type { Exchange } from './sandbox-gateway.ts';

type Send = (path: string, init: RequestInit, deadlineMilliseconds: number) => Promise<Exchange>;

const wireOpened = z.object({
  id: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  expires_at_ms: z.int(),
});

const wireEntry = z.discriminatedUnion('status', [
  z.object({ id: z.string(), status: z.literal('open') }),
  z.object({ id: z.string(), status: z.literal('expired') }),
  z.object({
    id: z.string(),
    status: z.literal('entered'),
    token: z.string().min(1),
    brand: z.enum(['visa', 'mastercard', 'amex', 'discover']),
    last_four: z.string().regex(/^\d{4}$/),
  }),
]);
const wireList = z.object({ entries: z.array(wireEntry).max(1) });

/** The sandbox's pages for cards, through the client's own `send`. */
export function createSandboxCardEntries(send: Send): CardEntries {
  return {
    open: async (order, deadlineMilliseconds) =>
      readOpened(order, await send('/v1/card-entries', openInit(order), deadlineMilliseconds)),
    find: async (entryId, deadlineMilliseconds) => {
      const query = new URLSearchParams({ id: entryId });
      return readFound(entryId, await send(`/v1/card-entries?${query}`, {}, deadlineMilliseconds));
    },
  };
}

function openInit({ entryId, locale, payee, brands }: CardEntryOrder): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': entryId },
    body: JSON.stringify({ locale, payee, brands }),
  };
}

function readOpened({ entryId }: CardEntryOrder, exchange: Exchange): OpenedCardEntry {
  if ('lost' in exchange) return { result: 'unknown', detail: `no answer: ${exchange.lost}` };
  const { status, body } = exchange;
  const detail = `opening a card entry: HTTP ${status}`;
  if (status >= 400 && status < 500 && status !== 408) return { result: 'refused', detail };
  const { data: opened } = wireOpened.safeParse(body);
  if (status !== 200 || opened?.id !== entryId) return { result: 'unknown', detail };
  const { url, expires_at_ms: expiresAtMilliseconds } = opened;
  return { result: 'open', url, expiresAtMilliseconds };
}

function readFound(entryId: string, exchange: Exchange): FoundCardEntry {
  if ('lost' in exchange) return { result: 'unknown', detail: `no answer: ${exchange.lost}` };
  const { status, body } = exchange;
  const { data } = wireList.safeParse(body);
  if (status !== 200 || !data) return { result: 'unknown', detail: `look-up: HTTP ${status}` };
  const [entry] = data.entries;
  if (!entry) return { result: 'expired' };
  if (entry.id !== entryId) return { result: 'unknown', detail: 'look-up: another card entry' };
  if (entry.status !== 'entered') return { result: entry.status };
  const { token, brand, last_four: lastFour } = entry;
  return { result: 'entered', token, brand, lastFour };
}
