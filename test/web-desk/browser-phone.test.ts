import { describe, expect, it } from 'vitest';
import { createBrowserPhone, type PhonePorts } from '../../src/web-desk/phone/browser-phone.ts';
import type { CallEvents, DeviceEvents } from '../../src/web-desk/phone/device.ts';
import { askForMicrophone } from '../../src/web-desk/phone/microphone.ts';
import { problemOf } from '../../src/web-desk/phone/problems.ts';
import { phoneWords, problemWords } from '../../src/web-desk/words/phone.ts';

const NO_EVENTS: DeviceEvents = {
  onRegistered() {},
  onUnregistered() {},
  onIncoming() {},
  onTokenEnds() {},
  onError() {},
};

/** A browser with a device that does as told and writes down what is asked of it. */
function browser(over: Partial<PhonePorts> = {}) {
  const done: string[] = [];
  const waiting: (() => void)[] = [];
  let events = NO_EVENTS;
  let tokens = 0;
  const phone = createBrowserPhone({
    askForMicrophone: async () => null,
    fetchToken: async () => {
      tokens += 1;
      return { ok: true, value: { token: `token ${tokens}` } };
    },
    async openDevice(token, told) {
      events = told;
      done.push(`open with ${token}`);
      return {
        register: async () => told.onRegistered(),
        updateToken: (next) => done.push(`go on with ${next}`),
        destroy: () => done.push('destroy'),
      };
    },
    later(work) {
      waiting.push(work);
      return () => waiting.splice(waiting.indexOf(work), 1);
    },
    ...over,
  });
  /** Rings it; the result ends the call from the far side, or answers it in another tab. */
  const ring = (name = 'call') => {
    const told: Partial<CallEvents> = {};
    const over = () => told.onOver?.();
    events.onIncoming({
      accept() {
        done.push(`accept ${name}`);
        told.onAnswered?.();
      },
      reject() {
        done.push(`reject ${name}`);
        over();
      },
      disconnect() {
        done.push(`disconnect ${name}`);
        over();
      },
      sendDigits: (digits) => done.push(`keys ${digits}`),
      listen: (listener) => Object.assign(told, listener),
    });
    return { over, fail: (code: number) => told.onError?.({ code }) };
  };
  return { phone, done, waiting, ring, events: () => events };
}

async function readyBrowser(over: Partial<PhonePorts> = {}) {
  const made = browser(over);
  await made.phone.start();
  made.done.length = 0;
  return made;
}

/** Lets what was promised by now come true. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a browser as a phone', () => {
  it('asks for the microphone, registers, and is ready', async () => {
    const { phone, done } = browser();
    expect(phone.view.get().state).toBe('off');
    const started = phone.start();
    expect(phone.view.get().state).toBe('connecting');
    await started;
    expect(phone.view.get()).toEqual({ state: 'ready', problem: null, call: 'none' });
    await phone.start();
    expect(done).toEqual(['open with token 1']);
  });

  it('without a microphone asks for no token', async () => {
    const { phone, done } = browser({
      askForMicrophone: async () => ({ kind: 'microphoneRefused' }),
    });
    await phone.start();
    expect(done).toEqual([]);
    expect(phone.view.get()).toMatchObject({
      state: 'off',
      problem: { kind: 'microphoneRefused' },
    });
  });

  it('says what the desk said when it gives no token', async () => {
    const message = 'Sign in again.';
    const refused = { ok: false, status: 401, code: 'desk.notSignedIn', message } as const;
    const { phone } = browser({ fetchToken: async () => refused });
    await phone.start();
    expect(phone.view.get().problem).toEqual({ kind: 'noToken', message });
  });

  it('that cannot register lets go of the device', async () => {
    const done: string[] = [];
    const { phone } = browser({
      openDevice: async () => ({
        register: () => Promise.reject({ code: 20101 }),
        updateToken() {},
        destroy: () => done.push('destroy'),
      }),
    });
    await phone.start();
    expect(done).toEqual(['destroy']);
    expect(phone.view.get()).toMatchObject({ state: 'off', problem: { kind: 'tokenWrong' } });
  });

  it('switched off while it connects stays off', async () => {
    let open: (token: string) => void = () => {};
    const { phone, done } = browser({
      fetchToken: () =>
        new Promise((resolve) => {
          open = (token) => resolve({ ok: true, value: { token } });
        }),
    });
    const started = phone.start();
    await settled();
    phone.stop();
    open('late');
    await started;
    expect(done).toEqual([]);
    expect(phone.view.get().state).toBe('off');
  });

  it('loses the network and comes back by itself', async () => {
    const { phone, events } = await readyBrowser();
    events().onUnregistered();
    events().onError({ code: 31005 });
    expect(phone.view.get()).toMatchObject({ state: 'connecting', problem: { kind: 'network' } });
    events().onRegistered();
    expect(phone.view.get()).toEqual({ state: 'ready', problem: null, call: 'none' });
  });

  it('goes on with a fresh token before the old one ends, trying until there is one', async () => {
    const message = 'The desk did not answer.';
    const lost = { ok: false, status: 0, code: 'desk.unreachable', message } as const;
    const answers = [lost];
    const { phone, done, waiting, events } = browser({
      fetchToken: async () =>
        (done.length > 0 && answers.pop()) || { ok: true, value: { token: `fresh` } },
    });
    await phone.start();
    events().onTokenEnds();
    await settled();
    expect(phone.view.get()).toMatchObject({ state: 'ready', problem: { message } });
    waiting.shift()?.();
    await settled();
    expect(done).toEqual(['open with fresh', 'go on with fresh']);
    expect(phone.view.get().problem).toBe(null);
  });
});

describe('a call', () => {
  it('that was accepted on this page is answered, and 1 pressed once', async () => {
    const { phone, done, ring } = await readyBrowser();
    ring();
    expect([done, phone.view.get().call]).toEqual([[], 'ringing']);
    phone.answerOffer('offer-1');
    expect(done).toEqual(['accept call', 'keys ww1']);
    phone.answer();
    phone.answerOffer('offer-1');
    expect(done).toEqual(['accept call', 'keys ww1']);
    expect(phone.view.get().call).toBe('talking');
  });

  it('is answered as soon as it rings when it was accepted before', async () => {
    const { phone, done, ring } = await readyBrowser();
    phone.answerOffer('offer-1');
    expect(done).toEqual([]);
    ring();
    expect(done).toEqual(['accept call', 'keys ww1']);
  });

  it('for another offer is not answered by an earlier Accept', async () => {
    const { phone, done, ring } = await readyBrowser();
    phone.answerOffer('offer-1');
    phone.forgetOffer('offer-1');
    ring();
    expect([done, phone.view.get().call]).toEqual([[], 'ringing']);
  });

  it('is not answered by a page that is no phone', async () => {
    const { phone, done, ring } = browser();
    phone.answerOffer('offer-1');
    await phone.start();
    done.length = 0;
    ring();
    expect(done).toEqual([]);
  });

  it('answered in another tab stops ringing here and cannot be answered any more', async () => {
    const { phone, done, ring } = await readyBrowser();
    ring().over();
    expect(phone.view.get().call).toBe('none');
    phone.answer();
    phone.hangUp();
    expect(done).toEqual([]);
  });

  it('is declined while it rings, and hung up once it is talked in', async () => {
    const { phone, done, ring } = await readyBrowser();
    ring('first');
    phone.hangUp();
    phone.decline();
    ring('second');
    phone.answer();
    phone.decline();
    phone.hangUp();
    expect(done).toEqual(['reject first', 'accept second', 'keys ww1', 'disconnect second']);
    expect(phone.view.get().call).toBe('none');
  });

  it('that fails says why', async () => {
    const { phone, ring } = await readyBrowser();
    const call = ring();
    call.fail(53405);
    expect(phone.view.get().problem).toEqual({ kind: 'sound' });
  });

  it('ends with the phone', async () => {
    const { phone, done, ring } = await readyBrowser();
    const call = ring();
    phone.answer();
    done.length = 0;
    phone.stop();
    call.over();
    expect(done).toEqual(['destroy']);
    expect(phone.view.get()).toEqual({ state: 'off', problem: null, call: 'none' });
  });

  it('hears 1 again only from one who talks', async () => {
    const { phone, done, ring } = await readyBrowser();
    phone.pressOne();
    ring();
    phone.pressOne();
    phone.answer();
    phone.pressOne();
    expect(done).toEqual(['accept call', 'keys ww1', 'keys 1']);
  });
});

describe('the microphone', () => {
  const named = (name: string) => () => Promise.reject(Object.assign(new Error(), { name }));

  it('is let go of once it was allowed', async () => {
    const stopped: string[] = [];
    const track = { stop: () => stopped.push('microphone') };
    const stream = { getTracks: () => [track] };
    expect(await askForMicrophone({ getUserMedia: async () => stream })).toBe(null);
    expect(stopped).toEqual(['microphone']);
  });

  it.each([
    ['NotAllowedError', 'microphoneRefused'],
    ['NotFoundError', 'noMicrophone'],
    ['NotReadableError', 'noMicrophone'],
  ])('%s: %s', async (name, kind) => {
    expect(await askForMicrophone({ getUserMedia: named(name) })).toEqual({ kind });
  });

  it('is nowhere on a page without https', async () => {
    expect(await askForMicrophone(undefined)).toEqual({ kind: 'insecure' });
  });
});

describe('words', () => {
  it.each([
    [20101, /did not accept/],
    [20104, /ran out/],
    [31005, /tries again by itself/],
    [31202, /did not accept/],
    [31205, /ran out/],
    [31401, /refused/],
    [31402, /No microphone/],
    [53000, /tries again by itself/],
    [53405, /firewall/],
    [31480, /error 31480/],
  ])('error %i of the SDK', (code, words) => {
    expect(problemWords(problemOf({ code }))).toMatch(words);
  });

  it('errors without a code', () => {
    const unsupported = Object.assign(new Error(), { name: 'NotSupportedError' });
    expect(problemWords(problemOf(unsupported))).toMatch(/Chrome/);
    expect(problemWords(problemOf(new TypeError('import failed')))).toMatch(/not be loaded/);
    expect(problemWords(problemOf(undefined))).toMatch(/not be loaded/);
  });

  it('say that no call comes while the phone is off', () => {
    const off = { state: 'off', problem: null, call: 'none' } as const;
    expect(phoneWords(off)).toMatch(/no call can reach you/);
    expect(phoneWords({ ...off, problem: { kind: 'noMicrophone' } })).toBe('not available');
    expect(phoneWords({ ...off, state: 'ready', call: 'talking' })).toBe('in a call');
  });
});
