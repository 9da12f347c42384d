import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeTurn } from '../../src/line/take-turn.ts';
import { rootFolder } from '../../src/root.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { setPresence } from '../../src/store/agent-presence.ts';
import { endConversation, insertConversation } from '../../src/store/conversations.ts';
import { entryOf } from '../../src/store/queue-entries.ts';
import type { WebhookEvent } from '../../src/twilio/read-webhook.ts';
import { staffDesk } from '../support/desk-staff.ts';
import { actionOf, callFields, SignedLine, sid, typed } from '../support/signed-line.ts';

/** Monday, 2 March 2026, in Los Angeles. */
const OPEN = Date.parse('2026-03-02T10:00:00-08:00');
const CALL = sid(1);
const ROOM = '0123456789abcdef0123456789abcdef';
const IN_QUEUE = { QueueSid: `QU${'1'.repeat(32)}`, QueuePosition: '1', QueueTime: '0' };

let line: SignedLine;
beforeEach(() => {
  line = new SignedLine();
});
afterEach(() => line.stop());

async function start(settings: Record<string, string> = {}): Promise<void> {
  await line.start({ clock: new VirtualClock(OPEN) }, settings);
}

/** On duty, and busy: nobody is offered the call. */
const isThere = () => {
  staffDesk(line.db, 1, true, OPEN);
  setPresence(line.db, 'agent-1', { state: 'onCall' }, OPEN);
};
const waitUrlOf = (twiml: string) => /waitUrl="([^"]+)"/.exec(twiml)?.[1] ?? '';
const post = (path: string, fields: Record<string, string> = {}) =>
  line.post(path, callFields(CALL, fields));

/** Presses 0 at the first question; returns the document that joins the queue. */
async function joins(): Promise<string> {
  isThere();
  return (await line.press(CALL, await line.call(CALL), '0')).text;
}

/** What the desk does to a call: a turn of its own. */
async function deskDoes(event: WebhookEvent) {
  if (!line.running) throw new Error('The line is not started.');
  const turn = line.db.prepare('SELECT turn FROM calls').pluck().get() as number;
  return takeTurn(line.running.line, CALL, turn, event);
}

const talks = () =>
  insertConversation(line.db, {
    ...{ conversationId: 'talk-1', callSid: CALL, room: ROOM, agentId: 'agent-1' },
    entryId: entryOf(line.db, CALL)?.entryId ?? '',
    ...{ startedAtMilliseconds: OPEN, waitedMilliseconds: 0 },
  });

describe('a caller who wants a person', () => {
  it('is put through to the office where nobody has ever sat at the desk', async () => {
    await start();
    const { text } = await line.press(CALL, await line.call(CALL), '0');
    expect(text).toContain('<Number>');
    expect(entryOf(line.db, CALL)).toBeNull();
  });

  it('is in line before the carrier asks what they hear, and hears their place', async () => {
    await start();
    const document = await joins();
    expect(document).toContain('I will connect you with a person.');
    expect(entryOf(line.db, CALL)).toMatchObject({ state: 'waiting', reason: 'person' });
    const { text } = await post(waitUrlOf(document), IN_QUEUE);
    expect(text).toContain('You are next in line.');
    expect(text).toContain('<Play loop="3">/voice/hold-music.wav</Play></Gather>');
    expect(text).not.toMatch(/<(?:Dial|Enqueue|Start|Stop|Pay|Record)/);
    expect((await post(waitUrlOf(document), IN_QUEUE)).text).toBe(text);
  });

  it('is told the truth when nobody is on duty', async () => {
    await start();
    staffDesk(line.db, 1, false, OPEN);
    const { text } = await line.press(CALL, await line.call(CALL), '0');
    expect(text).toContain('No person can take calls at this moment.');
    expect(entryOf(line.db, CALL)).toBeNull();
  });
});

describe('a caller in line', () => {
  async function waits() {
    await start();
    const document = await joins();
    const { text } = await post(waitUrlOf(document), IN_QUEUE);
    return { next: actionOf(text), queueNext: actionOf(document) };
  }

  it('leaves to pay, keeps the place, and comes back by 0', async () => {
    const { next, queueNext } = await waits();
    const leaving = await post(next, { ...IN_QUEUE, ...typed('2') });
    expect(leaving.text).toContain('<Leave/>');
    const { text } = await post(queueNext, { ...IN_QUEUE, QueueResult: 'leave' });
    expect(text).toContain('member ID');
    expect(entryOf(line.db, CALL)).toMatchObject({ state: 'away' });
    const back = await post(actionOf(text), typed('0'));
    expect(back.text).toContain('You kept your place in line.');
    expect(entryOf(line.db, CALL)).toMatchObject({ state: 'waiting' });
  });

  it.each(['redirected', 'hangup', 'bridged'])('is not moved by "%s"', async (QueueResult) => {
    const { queueNext } = await waits();
    const before = line.count('turns');
    expect((await post(queueNext, { QueueResult })).status).toBe(200);
    expect(line.count('turns')).toBe(before);
  });

  it('goes on elsewhere when the carrier cannot keep them', async () => {
    const { queueNext } = await waits();
    const { text } = await post(queueNext, { QueueResult: 'system-error' });
    expect(text).toContain('No person can take calls at this moment.');
    expect(entryOf(line.db, CALL)).toMatchObject({ state: 'ended' });
  });

  it('has a queue URL of their own', async () => {
    const { queueNext } = await waits();
    const other = callFields(sid(2), { QueueResult: 'leave' });
    expect((await line.post(queueNext, other)).status).toBe(403);
  });
});

describe('with a person', () => {
  async function talksToAgent() {
    await start();
    const document = await joins();
    await post(waitUrlOf(document), IN_QUEUE);
    const { twiml } = await deskDoes({ type: 'agentAccepted', room: ROOM });
    talks();
    return actionOf(twiml);
  }

  it.each([
    ['is over when the person has ended it', 'finished', 'Thank you for calling'],
    ['leads to the front of the line when they are lost', 'agentLost', 'front of the line'],
  ] as const)('%s', async (_, how, heard) => {
    const next = await talksToAgent();
    endConversation(line.db, 'talk-1', { by: 'agent', how }, OPEN);
    const { text } = await post(next, { DialCallStatus: 'completed' });
    expect(text).toContain(heard);
    const isInFront = entryOf(line.db, CALL)?.frontSinceMilliseconds !== null;
    expect(isInFront).toBe(how === 'agentLost');
  });
});

describe('a queue whose words are broken', () => {
  function breakPrompts(): string {
    const folder = join(line.folder, 'prompts');
    cpSync(join(rootFolder, 'prompts'), folder, { recursive: true });
    for (const overlay of ['relay', 'tty']) rmSync(join(folder, overlay, 'en-US/queue.json'));
    const file = join(folder, 'en-US/queue.json');
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...messages, place: 'You have {something}.' }));
    return folder;
  }

  it('is left before anything is dialled: no document of a queue may', async () => {
    await start({ PROMPTS_FOLDER: breakPrompts() });
    const document = await joins();
    const first = await post(waitUrlOf(document), IN_QUEUE);
    expect(first.text).toContain('<Pause length="1"/><Redirect');
    const second = await post(waitUrlOf(document), IN_QUEUE);
    expect(second.text).toContain('<Leave/>');
    expect(second.text).not.toContain('<Dial');
    const { text } = await post(actionOf(document), { QueueResult: 'leave' });
    // The words may be mended meanwhile: the place is kept.
    expect(text).toContain('<Enqueue');
  });
});

it('the music for who waits needs no signature', async () => {
  await start();
  const sound = await fetch(`${line.url}/voice/hold-music.wav`);
  expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  const document = await fetch(`${line.url}/voice/hold-music`, { method: 'POST' });
  expect(await document.text()).toContain('<Play>/voice/hold-music.wav</Play><Redirect');
});
