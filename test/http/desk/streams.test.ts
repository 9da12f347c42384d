import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disableAccount } from '../../../src/desk/accounts.ts';
import { type DeskBrowser, DeskWorld } from './support.ts';

const HEARTBEAT = ': still here';
const MINUTE = 60_000;

let world: DeskWorld;
let ana: DeskBrowser;
beforeEach(async () => {
  world = new DeskWorld();
  await world.agent('ana');
  await world.start();
  ana = await world.signedIn('ana');
});
afterEach(() => world.close());

/** A browser's EventSource: gives what was sent, one block a time. */
class Listener {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  readonly #abort: AbortController;
  #text = '';

  private constructor(response: Response, abort: AbortController) {
    if (!response.body) throw new Error('The stream has no body.');
    this.#reader = response.body.getReader();
    this.#abort = abort;
  }

  static async open(browser: DeskBrowser, lastId?: number): Promise<Listener> {
    const abort = new AbortController();
    const headers = { 'Last-Event-ID': lastId === undefined ? undefined : String(lastId) };
    const response = await browser.open('/desk/api/events', headers, abort.signal);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const listener = new Listener(response, abort);
    expect(await listener.next()).toBe('retry: 2000');
    return listener;
  }

  /** The next block; null when the line has closed the stream. */
  async next(): Promise<string | null> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        return block;
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  /** The sequence of the next picture. */
  async nextSequence(): Promise<number> {
    const lines = (await this.next())?.split('\n') ?? [];
    expect(lines[1]).toBe('event: state');
    const { sequence } = JSON.parse(lines[2]?.replace(/^data: /, '') ?? '') as { sequence: number };
    expect(lines[0]).toBe(`id: ${sequence}`);
    return sequence;
  }

  leave(): void {
    this.#abort.abort();
  }
}

describe('a stream', () => {
  it('begins with the picture of now and goes on with every change', async () => {
    const listener = await Listener.open(ana);
    expect(await listener.nextSequence()).toBe(1);
    world.clock.pass(100);
    world.desk.change();
    expect(await listener.nextSequence()).toBe(2);
  });

  it('makes one picture of a burst of changes', async () => {
    const listener = await Listener.open(ana);
    await listener.nextSequence();
    world.desk.change();
    world.desk.change();
    world.desk.change();
    world.clock.pass(100);
    expect(await listener.nextSequence()).toBe(4);
    world.clock.pass(100);
    world.desk.change();
    expect(await listener.nextSequence()).toBe(5);
  });

  it('resumed where it broke off sends nothing that was seen', async () => {
    world.desk.sequence = 7;
    const listener = await Listener.open(ana, 7);
    world.desk.change();
    expect(await listener.nextSequence()).toBe(8);
  });

  it.each([
    ['changes were missed', 6],
    ['the line was started anew and counts from one', 900],
  ])('resumed when %s sends the picture of now', async (_what, lastId) => {
    world.desk.sequence = 7;
    const listener = await Listener.open(ana, lastId);
    expect(await listener.nextSequence()).toBe(7);
  });

  it('says every twenty seconds that it is still there', async () => {
    const listener = await Listener.open(ana, 1);
    await ana.get('/desk/api/session');
    world.clock.pass(20_000);
    expect(await listener.next()).toBe(HEARTBEAT);
    world.clock.pass(20_000);
    expect(await listener.next()).toBe(HEARTBEAT);
  });
});

describe('a stream ends', () => {
  it('with signing out', async () => {
    const listener = await Listener.open(ana, 1);
    await ana.post('/desk/sign-out', {});
    expect(await listener.next()).toBeNull();
  });

  it('with the quarter of an hour: being open is not being there', async () => {
    const listener = await Listener.open(ana, 1);
    await ana.get('/desk/api/session');
    let heartbeats = 0;
    for (let passed = 0; passed < 15 * MINUTE; passed += 20_000) {
      world.clock.pass(20_000);
      const block = await listener.next();
      if (block === HEARTBEAT) heartbeats += 1;
      else expect([block, passed]).toEqual([null, 15 * MINUTE - 20_000]);
    }
    expect(heartbeats).toBe(15 * 3 - 1);
  });

  it('before it shows anything more to somebody who was disabled', async () => {
    const listener = await Listener.open(ana, 1);
    disableAccount(world.accounts, 'ana');
    world.desk.change();
    expect(await listener.next()).toBeNull();
  });

  it('when the line stops', async () => {
    const listener = await Listener.open(ana, 1);
    world.stop.abort();
    expect(await listener.next()).toBeNull();
  });
});

it('an agent has at most four; one that is closed makes room', async () => {
  const four = [];
  for (let count = 0; count < 4; count += 1) four.push(await Listener.open(ana, 1));
  const fifth = await ana.get('/desk/api/events');
  expect(fifth).toMatchObject({ status: 429, body: { code: 'desk.tooManyStreams' } });
  await world.agent('ben');
  await Listener.open(await world.signedIn('ben'), 1);
  four[0]?.leave();
  await expect
    .poll(async () => (await ana.open('/desk/api/events')).status, { interval: 5 })
    .toBe(200);
});

it('each tab gets every change', async () => {
  const tabs = [await Listener.open(ana, 1), await Listener.open(ana, 1)];
  world.desk.change();
  expect(await Promise.all(tabs.map((tab) => tab.nextSequence()))).toEqual([2, 2]);
});
