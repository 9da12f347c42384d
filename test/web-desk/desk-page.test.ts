import { describe, expect, it } from 'vitest';
import type { DeskAction } from '../../src/desk/contract.ts';
import type { Answer, DeskServer } from '../../src/web-desk/server/desk-server.ts';
import type { EventStream } from '../../src/web-desk/server/follow-desk.ts';
import { createDeskPage } from '../../src/web-desk/state/desk-page.ts';
import { idle, supervised } from '../browser/desk-sample.ts';

const done = { ok: true, value: null } as const;
const refusal = (status: number, message: string): Answer<never> => ({
  ok: false,
  status,
  code: 'desk.test',
  message,
});

/** A page of one who is signed in, over a desk that answers as told. */
async function signedInPage(over: Partial<DeskServer> = {}) {
  const asked: string[] = [];
  const streams: EventStream[] = [];
  let now = 0;
  const page = createDeskPage({
    server: {
      options: async () => ({ ok: true, value: { oidc: true } }),
      signIn: async () => ({ ok: true, value: { csrfToken: 'token' } }),
      session: async () => ({ ok: true, value: { csrfToken: 'token' } }),
      state: async () => ({ ok: true, value: idle }),
      act: async (token, action) => {
        asked.push(`${token} ${action.action}`);
        return done;
      },
      signOut: async () => done,
      audioToken: async () => ({ ok: true, value: { token: 'token' } }),
      stillHere: async () => {
        asked.push('still here');
        return done;
      },
      ...over,
    },
    openEvents() {
      const stream = { onOpen: () => {}, onState: () => {}, onLost: () => {}, close: () => {} };
      streams.push(stream);
      return stream;
    },
    later: () => () => {},
    now: () => now,
  });
  await page.start();
  const show = (state: object) => streams.at(-1)?.onState(JSON.stringify(state));
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { page, asked, streams, show, pass };
}

const hold: DeskAction = { action: 'hold', conversationId: 'conversation-1', isOnHold: true };

describe('pictures of the desk', () => {
  it('are shown as they come, but never an older one', async () => {
    const { page, show, pass } = await signedInPage();
    show({ ...idle, sequence: 7 });
    pass(2_000);
    show({ ...idle, sequence: 6, nowMilliseconds: 1 });
    expect(page.view.get()).toMatchObject({ state: { sequence: 7 }, receivedAtMilliseconds: 0 });
    show({ ...idle, sequence: 8 });
    expect(page.view.get()).toMatchObject({
      state: { sequence: 8 },
      receivedAtMilliseconds: 2_000,
    });
  });

  it('count from the beginning where the desk was started anew', async () => {
    const { page, streams, show } = await signedInPage();
    show({ ...idle, sequence: 700 });
    streams.at(-1)?.onOpen();
    show({ ...idle, sequence: 2 });
    expect(page.view.get().state?.sequence).toBe(2);
  });

  it('that cannot be read change nothing', async () => {
    const { page, streams, show } = await signedInPage();
    show(idle);
    for (const data of ['', 'null', '[1]', '{"sequence"']) streams.at(-1)?.onState(data);
    expect(page.view.get().state).toEqual(idle);
  });
});

describe('actions', () => {
  it('go out with the token, and not twice before they are answered', async () => {
    const { page, asked } = await signedInPage();
    const first = page.act(hold);
    expect(page.view.get().pending).toEqual(['hold']);
    expect(await page.act(hold)).toBe(false);
    expect(await first).toBe(true);
    expect(page.view.get().pending).toEqual([]);
    expect(asked).toEqual(['token hold']);
  });

  it('that were not done leave their reason until they are tried again', async () => {
    const answers = [refusal(409, 'Overtaken.'), done];
    const { page } = await signedInPage({ act: async () => answers.shift() ?? done });
    expect(await page.act(hold)).toBe(false);
    expect(page.view.get().problem).toEqual({ tried: 'hold', message: 'Overtaken.' });
    await page.act({ action: 'ready' });
    expect(page.view.get().problem?.tried).toBe('hold');
    expect(await page.act(hold)).toBe(true);
    expect(page.view.get().problem).toBe(null);
  });

  it('are asked once more with a fresh token where another tab has signed in', async () => {
    const tokens: string[] = [];
    let session = 'old';
    const { page } = await signedInPage({
      session: async () => ({ ok: true, value: { csrfToken: session } }),
      act: async (token) => {
        tokens.push(token);
        return token === 'new' ? done : refusal(403, 'Wrong token.');
      },
    });
    session = 'new';
    expect(await page.act(hold)).toBe(true);
    expect(tokens).toEqual(['old', 'new']);
  });

  it('are not repeated where the token was right', async () => {
    let tries = 0;
    const { page } = await signedInPage({
      act: async () => {
        tries += 1;
        return refusal(403, 'Only a supervisor may do this.');
      },
    });
    await page.act(hold);
    expect(tries).toBe(1);
    expect(page.view.get().problem?.message).toBe('Only a supervisor may do this.');
  });

  it('without an answer are never repeated, and the connection is tried', async () => {
    let tries = 0;
    const { page, streams } = await signedInPage({
      act: async () => {
        tries += 1;
        return refusal(0, 'No answer.');
      },
    });
    await page.act(hold);
    await Promise.resolve();
    expect(tries).toBe(1);
    expect(page.view.get().problem?.message).toBe('No answer.');
    expect(streams.length).toBe(2);
  });

  it('of a supervisor are remembered while the call goes on', async () => {
    const { page, show } = await signedInPage();
    show(supervised);
    await page.act({ action: 'supervise', conversationId: 'conversation-3', mode: 'listen' });
    expect(page.view.get().supervised?.mode).toBe('listen');
    show({ ...supervised, supervisor: { agents: [], approvals: [] } });
    expect(page.view.get().supervised).toBe(null);
  });
});

describe('the session', () => {
  it('is asked for first; without one the ways to sign in are', async () => {
    const { page } = await signedInPage({ session: async () => refusal(401, 'Sign in.') });
    expect(page.view.get()).toMatchObject({
      session: 'signedOut',
      signInProblem: null,
      hasOidc: true,
    });
  });

  it('that could not be asked for is told', async () => {
    const { page } = await signedInPage({ session: async () => refusal(0, 'No answer.') });
    expect(page.view.get().signInProblem).toMatch(/cannot be reached/);
  });

  it('begins with the right password alone', async () => {
    const answers = [refusal(423, 'Locked.'), { ok: true, value: { csrfToken: 't' } } as const];
    const { page } = await signedInPage({
      session: async () => refusal(401, 'Sign in.'),
      signIn: async () => answers.shift() ?? refusal(500, 'Asked too often.'),
    });
    await page.signIn('dana', 'guess');
    expect(page.view.get()).toMatchObject({ session: 'signedOut', signInProblem: 'Locked.' });
    await page.signIn('dana', 'password');
    expect(page.view.get()).toMatchObject({ session: 'signedIn', signInProblem: null });
  });

  it('that is over takes everything of the desk off the page', async () => {
    const { page, show } = await signedInPage({ act: async () => refusal(401, 'Sign in.') });
    show(idle);
    await page.act(hold);
    expect(page.view.get()).toMatchObject({ session: 'signedOut', state: null, pending: [] });
    expect(page.view.get().signInProblem).toMatch(/signed out/);
  });

  it('is kept alive by who touches the page, once a minute', async () => {
    const { page, asked, pass } = await signedInPage();
    page.stillHere();
    pass(59_000);
    page.stillHere();
    pass(1_000);
    page.stillHere();
    expect(asked).toEqual(['still here', 'still here']);
  });

  it('ends when the agent signs out', async () => {
    const { page } = await signedInPage();
    await page.signOut();
    expect(page.view.get()).toMatchObject({ session: 'signedOut', signInProblem: null });
  });
});
