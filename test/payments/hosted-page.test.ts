import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { CardEntries, FoundCardEntry } from '../../src/payments/card-entries.ts';
import { magicCards } from '../../src/payments/sandbox/magic-cards.ts';
import { createSandboxGateway } from '../../src/payments/sandbox-gateway.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { enterCard, secretKey, startSandbox, typedCard } from './sandbox-support.ts';
import { MINUTE, newClock } from './support.ts';

const DEADLINE = 5_000;
const order = {
  entryId: 'entry-1',
  locale: 'en-US',
  payee: 'Golden Valley & Co',
  brands: ['visa', 'amex'],
} as const;

describe('the page on which a card is entered', () => {
  let clock: VirtualClock;
  let entries: CardEntries;
  let file: string;
  let url: string;
  beforeEach(async () => {
    clock = newClock();
    file = join(temporaryFolder(), 'gateway.db');
    const sandbox = await startSandbox(clock, file);
    onTestFinished(() => sandbox.close());
    const gateway = createSandboxGateway({ baseUrl: sandbox.url, secretKey, clock });
    if (!gateway.cardEntries) throw new Error('The sandbox has pages.');
    entries = gateway.cardEntries;
    url = await open();
  });

  async function open(changes: Partial<Parameters<CardEntries['open']>[0]> = {}): Promise<string> {
    const opened = await entries.open({ ...order, ...changes }, DEADLINE);
    if (opened.result !== 'open') throw new Error(opened.detail);
    return opened.url;
  }
  const find = (): Promise<FoundCardEntry> => entries.find('entry-1', DEADLINE);
  const read = async (page: Response | Promise<Response>) => {
    const response = await page;
    return { status: response.status, html: await response.text(), headers: response.headers };
  };

  it('is a plain form whose fields all have a label and a hint, and runs no script', async () => {
    const { html, headers } = await read(fetch(url));
    expect(html).toContain('<html lang="en-US">');
    expect(html).toContain('Golden Valley &amp; Co');
    for (const name of ['number', 'expiry', 'code', 'zip']) {
      expect(html).toContain(`<label for="${name}">`);
      expect(html).toMatch(new RegExp(`id="${name}"[^>]*aria-describedby="${name}-hint"`));
      expect(html).toContain(`id="${name}-hint"`);
    }
    expect(html).toMatch(/autocomplete="cc-number"/);
    expect(html).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('takes a card once, tells so, and the token stands for it', async () => {
    expect(await find()).toEqual({ result: 'open' });
    const { status, html } = await read(enterCard(url));
    expect(status).toBe(200);
    expect(html).toContain('Your card is entered. Nothing is charged yet.');
    const entered = await find();
    expect(entered).toMatchObject({ result: 'entered', brand: 'visa', lastFour: '1111' });
    const again = await read(enterCard(url, { number: '378282246310005', code: '1234' }));
    expect(again.html).toContain('Your card is entered.');
    expect(await find()).toEqual(entered);
  });

  it('shows nothing of a card that was entered, to whoever has the link', async () => {
    await enterCard(url);
    const { html } = await read(fetch(url));
    expect(html).not.toMatch(/1111|Visa/);
  });

  it('keeps no digit of the number but the last four', async () => {
    await enterCard(url);
    const kept = readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1');
    expect(kept).toContain('1111');
    expect(kept).not.toContain(typedCard.number);
  });

  it.each([
    ['number', { number: '4242424242424242' }, 'Card number'],
    ['number', { number: '5555555555554444' }, 'Card number'],
    ['expiry', { expiry: '01/20' }, 'Expiration date'],
    ['expiry', { expiry: '13/40' }, 'Expiration date'],
    ['code', { code: '1234' }, 'Security code'],
    ['code', { number: '378282246310005', code: '123' }, 'Security code'],
    ['zip', { zip: '9410' }, 'ZIP code'],
  ])('says in words what is wrong with the %s of %o', async (name, changes, words) => {
    const { status, html } = await read(enterCard(url, changes));
    expect(status).toBe(422);
    expect(html).toMatch(/<title>Please check your card/);
    expect(html).toMatch(new RegExp(`role="alert".*<a href="#${name}">${words}:`, 's'));
    expect(html).toMatch(new RegExp(`id="${name}"[^>]*aria-invalid="true"`));
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(html).not.toContain(`value="`);
    expect(await find()).toEqual({ result: 'open' });
  });

  it('names all that is wrong at once, in the order of the fields', async () => {
    const { html } = await read(enterCard(url, { number: '', expiry: '', code: '', zip: '' }));
    const named = [...html.matchAll(/<a href="#(\w+)">/g)].map(([, name]) => name);
    expect(named).toEqual(['number', 'expiry', 'code', 'zip']);
  });

  it('takes numbers and dates as people write them', async () => {
    const spaced = magicCards[0]?.number.replaceAll(/(\d{4})(?=\d)/g, '$1 ') ?? '';
    expect((await enterCard(url, { number: spaced, expiry: '8/2040' })).status).toBe(200);
    expect(await find()).toMatchObject({ result: 'entered' });
  });

  it('is in the language of the call', async () => {
    const { html } = await read(fetch(await open({ entryId: 'entry-2', locale: 'es-US' })));
    expect(html).toContain('<html lang="es-US">');
    expect(html).toContain('Número de tarjeta');
  });

  it('expires, and takes nothing then', async () => {
    clock.pass(30 * MINUTE);
    expect(await find()).toEqual({ result: 'expired' });
    const { status, html } = await read(enterCard(url));
    expect(status).toBe(410);
    expect(html).toContain('This page has expired, and nothing was charged.');
    expect(await find()).toEqual({ result: 'expired' });
  });

  it('is nowhere else', async () => {
    const { status, html } = await read(fetch(`${url}x`));
    expect(status).toBe(404);
    expect(html).toContain('There is no such page.');
    expect((await enterCard(`${url}x`)).status).toBe(404);
  });
});
