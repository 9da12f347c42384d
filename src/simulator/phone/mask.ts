import type { WebhookExchange } from '../contract.ts';
import { looksLikeCard } from '../wire/mask.ts';

/** Digits with single spaces or dashes between them, and no letter beside them (a SID). */
const DIGIT_RUNS = /(?<![0-9A-Za-z])\d(?:[ -]?\d){12,18}(?![0-9A-Za-z])/g;

/** `text` with every card number in it reduced to x's and its last four digits. */
export function maskCardNumbers(text: string): string {
  return text.replace(DIGIT_RUNS, (run) => {
    const digits = run.replace(/\D/g, '');
    return looksLikeCard(digits) ? 'x'.repeat(digits.length - 4) + digits.slice(-4) : run;
  });
}

/** A request as a person or a log may see it: beyond the carrier's masks, nothing in the URL. */
export function maskExchange(exchange: WebhookExchange): WebhookExchange {
  const fields = Object.entries(exchange.form);
  const form = Object.fromEntries(fields.map(([name, value]) => [name, maskCardNumbers(value)]));
  return { ...exchange, url: maskUrl(exchange.url), form };
}

/** `url` with its password and any card number hidden; need not be a valid URL. */
export function maskUrl(url: string): string {
  return maskCardNumbers(url.replace(/^(\w+:\/\/[^/:@]*):[^/@]*@/, '$1:xxx@'));
}

/** `text` on one line without control characters: nothing a server sends may drive the terminal. */
export function printable(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
