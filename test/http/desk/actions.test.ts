import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskAction } from '../../../src/desk/contract.ts';
import { type DeskBrowser, DeskWorld } from './support.ts';

let world: DeskWorld;
let ana: DeskBrowser;
let sue: DeskBrowser;
beforeAll(async () => {
  world = new DeskWorld();
  await world.agent('ana');
  await world.agent('sue', 'supervisor');
  await world.start();
  [ana, sue] = [await world.signedIn('ana'), await world.signedIn('sue')];
});
afterAll(() => world.close());
beforeEach(() => {
  world.desk.acted.length = 0;
  world.desk.answer = { ok: true };
});

const conversationId = '01JNABCDEFGHJKMNPQRSTVWXYZ';
const inConversation = { conversationId };
const bill = { conversationId, billId: 'bill-1' };

/** One of each kind; the type says when one is missing. */
const everyAction: { readonly [Name in DeskAction['action']]: Omit<DeskAction, 'action'> } = {
  ready: {},
  away: { reason: 'lunch' },
  accept: { offerId: 'offer-1' },
  decline: { offerId: 'offer-1' },
  hold: { ...inConversation, isOnHold: true },
  mute: { ...inConversation, isMuted: false },
  consult: { ...inConversation, agentId: 'agent-1' },
  conference: inConversation,
  handOver: inConversation,
  drop: { ...inConversation, legId: 'leg-1' },
  end: inConversation,
  note: { ...inConversation, text: 'Called about the bill ending 4471.' },
  wrapUp: { ...inConversation, code: 'paid', text: '' },
  type: { ...inConversation, text: 'HELLO GA' },
  startPayment: { ...bill, amountCents: 48_210 },
  askField: { securePaymentId: 'payment-1', field: 'securityCode' },
  cancelPayment: { securePaymentId: 'payment-1' },
  charge: { securePaymentId: 'payment-1' },
  sendToKeypad: { ...bill, amountCents: 1 },
  extend: bill,
  setUpPlan: { ...bill, instalmentCount: 6 },
  fileRequest: { ...inConversation, kind: 'dispute', billId: null },
  askRefund: { ...inConversation, paymentId: 'payment-1', why: 'Paid twice.' },
  approve: { approvalId: 'approval-1', isApproved: false },
  takeCallback: { callbackId: 'callback-1' },
  cancelCallback: { callbackId: 'callback-1' },
  finishMessage: { messageId: 'message-1' },
  supervise: { ...inConversation, mode: 'whisper' },
  moveEntry: { entryId: 'entry-1', agentId: 'agent-1' },
  moveCall: { ...inConversation, agentId: 'agent-1' },
};
const actions = Object.entries(everyAction).map(([action, fields]) => ({ action, ...fields }));
const supervisorsOnly = ['approve', 'supervise', 'moveEntry', 'moveCall'];

describe('an action', () => {
  it.each(actions)(
    '$action reaches the desk as it was sent, by whom it was sent',
    async (action) => {
      const answer = await sue.act(action);
      expect(answer).toMatchObject({ status: 200, body: { ok: true } });
      const { agent } = (await sue.get('/desk/api/session')).body as { agent: { agentId: string } };
      expect(world.desk.acted).toEqual([[agent.agentId, action]]);
    },
  );

  it.each(actions)('$action of an agent, not of a supervisor', async (action) => {
    const { status, body } = await ana.act(action);
    const isRefused = supervisorsOnly.includes(action.action);
    expect(status).toBe(isRefused ? 403 : 200);
    expect(body.code).toBe(isRefused ? 'desk.notAllowed' : undefined);
    expect(world.desk.acted).toHaveLength(isRefused ? 0 : 1);
  });

  it.each([
    ['desk.overtaken', 409],
    ['desk.notAllowed', 403],
  ])('that the desk refuses with %s is answered with %i and its words', async (code, status) => {
    const message = 'Somebody else took it.';
    world.desk.answer = { ok: false, code, message };
    const answer = await ana.act({ action: 'accept', offerId: 'offer-1' });
    expect([answer.status, answer.body]).toEqual([status, { ok: false, code, message }]);
  });
});

describe('what is no action', () => {
  const note = { action: 'note', conversationId };
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['a list', ['ready']],
    ['an unknown one', { action: 'dance' }],
    ['a name of Object', { action: 'constructor' }],
    ['a field missing', { action: 'away' }],
    ['a field too many', { action: 'ready', agentId: 'agent-2' }],
    ['another kind of value', { action: 'hold', conversationId, isOnHold: 'yes' }],
    ['an ID with blanks', { action: 'accept', offerId: 'offer 1' }],
    ['an ID too long', { action: 'accept', offerId: 'x'.repeat(65) }],
    ['half a cent', { action: 'startPayment', ...bill, amountCents: 10.5 }],
    ['no money', { action: 'startPayment', ...bill, amountCents: 0 }],
    ['too much money', { action: 'sendToKeypad', ...bill, amountCents: 10_000_001 }],
    ['a hundred instalments', { action: 'setUpPlan', ...bill, instalmentCount: 100 }],
    ['a note too long', { ...note, text: 'x'.repeat(4001) }],
    ['nothing typed', { action: 'type', conversationId, text: ' ' }],
    ['a reason too long', { action: 'away', reason: 'x'.repeat(101) }],
    ['another mode', { action: 'supervise', conversationId, mode: 'spy' }],
  ])('%s is refused', async (_what, body) => {
    const answer = await sue.post('/desk/api/actions', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'desk.badRequest' } });
    expect(world.desk.acted).toEqual([]);
  });

  it('a note of 4000 letters of any script is none of these', async () => {
    expect((await ana.act({ ...note, text: '界'.repeat(4000) })).status).toBe(200);
  });

  it.each([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 400],
    ['a body too large', {}, 413],
  ])('%s is refused', async (_what, headers, status) => {
    const text = status === 413 ? 'x'.repeat(40_000) : '';
    expect((await ana.act({ ...note, text }, headers)).status).toBe(status);
  });
});

describe('a card number', () => {
  const card = '4111 1111 1111 1111';
  it.each([
    { action: 'note', conversationId, text: `Says her card is ${card}, exp 12/40.` },
    { action: 'note', conversationId, text: '4111-1111-1111-1111' },
    { action: 'note', conversationId, text: '４１１１１１１１１１１１１１１１' },
    { action: 'wrapUp', conversationId, code: 'paid', text: '378282246310005' },
    { action: 'type', conversationId, text: 'MY CARD IS 5555555555554444 GA' },
    { action: 'askRefund', conversationId, paymentId: 'payment-1', why: card },
    { action: 'away', reason: card },
  ])('in %o is refused, and kept nowhere', async (action) => {
    const answer = await ana.act(action);
    expect(answer).toMatchObject({ status: 422, body: { code: 'desk.cardNumber' } });
    expect(answer.text + world.logs.join('')).not.toMatch(/1111|4444|0005/);
    expect(world.desk.acted).toEqual([]);
  });

  it.each(['Card ending 1111.', 'Confirmation 74185181, +1 415 555 0117, $482.10 on 2026-03-02.'])(
    'is none in "%s"',
    async (text) => {
      expect((await ana.act({ action: 'note', conversationId, text })).status).toBe(200);
    },
  );
});

it('two tabs of one agent act in one session', async () => {
  await ana.act({ action: 'ready' });
  const session = await ana.get('/desk/api/session');
  expect(session.body.csrfToken).toBe(ana.csrfToken);
  const headers = { 'X-Desk-Token': String(session.body.csrfToken) };
  expect((await ana.act({ action: 'away', reason: 'lunch' }, headers)).status).toBe(200);
  expect(world.desk.presence.filter((line) => line.endsWith('out'))).toEqual([]);
});

it('an error nobody foresaw is logged, and answered without its words', async () => {
  vi.spyOn(world.desk, 'state').mockImplementation(() => {
    throw new Error('disk I/O error');
  });
  const answer = await ana.get('/desk/api/state');
  expect(answer).toMatchObject({ status: 500, body: { code: 'unexpected' } });
  expect(answer.text).not.toContain('disk');
  expect(world.logs.join('')).toContain('disk I/O error');
});
