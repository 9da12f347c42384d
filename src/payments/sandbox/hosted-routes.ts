import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import type { SandboxTools } from './charges.ts';
import { instrumentOf } from './connector.ts';
import { type HostedEntry, statusOf } from './hosted-entries.ts';
import { brandNames, cardsFor, readCardForm } from './hosted-form.ts';
import { formPage, hostedPagePolicy, messagePage } from './hosted-page.ts';
import { newIdentifier } from './identifier.ts';
import { magicCards } from './magic-cards.ts';

const LIFE_MILLISECONDS = 30 * 60_000;
const PAGES = '/enter-card';

const order = z.object({
  id: z.string().min(1).max(64),
  locale: z.enum(['en-US', 'es-US']),
  payee: z.string().min(1).max(80),
  brands: z.array(z.enum(['visa', 'mastercard', 'amex', 'discover'])).min(1),
});

/** What a merchant asks of hosted entries, behind its key: POST to open one, GET to look one up. */
export function hostedApi({ vault, clock, random }: SandboxTools, url: () => string) {
  const router = express.Router();
  router.post('/card-entries', (req, res) => {
    const parsed = order.safeParse({ ...Object(req.body), id: req.get('idempotency-key') });
    if (!parsed.success) {
      res
        .status(400)
        .json({ error: { code: 'invalid_request', message: 'A field is malformed.' } });
      return;
    }
    const secret = newIdentifier('entry', random(16));
    const expiresAtMilliseconds = clock.now() + LIFE_MILLISECONDS;
    const kept = vault.hostedEntries.keep({ ...parsed.data, secret, expiresAtMilliseconds });
    res.json({
      id: kept.id,
      url: `${url()}${PAGES}/${kept.secret}`,
      expires_at_ms: kept.expiresAtMilliseconds,
    });
  });
  router.get('/card-entries', (req, res) => {
    const entry = vault.hostedEntries.findById(String(req.query.id ?? ''));
    res.json({ entries: entry ? [wire(entry)] : [] });
  });

  function wire(entry: HostedEntry) {
    const { id, token } = entry;
    const status = statusOf(entry, clock.now());
    const stored = token === null ? null : vault.findToken(token);
    if (status !== 'entered') return { id, status };
    // A token that was forgotten can be charged no more: the card must be entered again.
    const brand = magicCards.find((card) => card.brand === stored?.brand)?.brand;
    if (!stored || !brand) return { id, status: 'expired' };
    return { id, status, token, brand: brandNames[brand], last_four: stored.lastFour };
  }
  return router;
}

/** The pages themselves, for a payer's browser. What is typed there stays in this process. */
export function hostedPages({ vault, clock, random }: SandboxTools, secretKey: string) {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 20 });

  router.get(`${PAGES}/:secret`, (req, res) => {
    const entry = find(req);
    const status = entry ? statusOf(entry, clock.now()) : 'unknown';
    if (!entry || status !== 'open') return say(res, entry, status);
    show(res, 200, formPage(entry, [], cardsFor(entry.brands)));
  });

  router.post(`${PAGES}/:secret`, form, (req, res) => {
    const entry = find(req);
    const status = entry ? statusOf(entry, clock.now()) : 'unknown';
    if (!entry || status !== 'open') return say(res, entry, status);
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const read = readCardForm(req.body, entry.brands, today);
    if ('wrong' in read) {
      return show(res, 422, formPage(entry, read.wrong, cardsFor(entry.brands)));
    }
    const { expiryHash, ...instrument } = instrumentOf(read.card, read.expiry, secretKey);
    const stored = { token: newIdentifier('tok_sandbox', random(16)), ...instrument };
    const token = vault.keepToken(`hosted:${entry.id}`, stored, expiryHash, clock.now());
    vault.hostedEntries.enter(entry.id, token);
    res.set(headers).redirect(303, `${PAGES}/${entry.secret}`);
  });

  const find = (req: Request) => vault.hostedEntries.findBySecret(String(req.params.secret));
  return router;
}

const headers = {
  'Content-Security-Policy': hostedPagePolicy,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function say(
  res: Response,
  entry: HostedEntry | null,
  status: 'open' | 'entered' | 'expired' | 'unknown',
): void {
  const what = status === 'open' ? 'unknown' : status;
  const code = { entered: 200, expired: 410, unknown: 404 }[what];
  show(res, code, messagePage(entry?.locale ?? 'en-US', what));
}

function show(res: Response, code: number, html: string): void {
  res.status(code).set(headers).type('html').send(html);
}
