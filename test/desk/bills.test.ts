import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskAction } from '../../src/desk/contract.ts';
import { setPresence } from '../../src/store/agent-presence.ts';
import { addAgent } from '../../src/store/agents.ts';
import { refundRequests } from '../../src/store/refund-requests.ts';
import { CALL, OPEN, PayingDesk, TALK } from './paying-desk.ts';

let at: PayingDesk;
beforeEach(async () => {
  at = await new PayingDesk().open();
});
afterEach(() => at.stop());

const inTalk = { conversationId: TALK };
const timeline = () => at.desk.state('agent-1').conversation?.timeline.map(({ text }) => text);
const audited = (action: string) =>
  at.db.prepare('SELECT actor FROM audit WHERE action = ?').pluck().all(action);
const setBill = (change: string) =>
  at.db.prepare(`UPDATE bills SET ${change} WHERE bill_id = ?`).run(at.bill.billId);
const refusal = async (action: DeskAction) => {
  const answer = await at.desk.act('agent-1', action);
  return answer.ok ? 'ok' : `${answer.code}: ${answer.message}`;
};

describe('more time for a bill', () => {
  it('is granted by the rule of self-service, once, by the agent', async () => {
    const extend = { action: 'extend', ...inTalk, billId: at.bill.billId } as const;
    expect(await at.act(extend)).toBe('ok');
    expect(timeline()?.at(-1)).toMatch(
      /^The due date moved from March 14 to .+ Reference \d{8}\.$/,
    );
    expect(audited('bill.extend')).toEqual(['agent:agent-1']);
    expect(await refusal(extend)).toContain('moves once only');
  });

  it.each([
    ['in dispute', 'disputed = 1', 'in dispute'],
    ['paid meanwhile', 'balance_cents = 0', 'Nothing is owed'],
    ['long past due', "due_date = '2025-01-01'", 'billing office decides'],
  ])('is refused for a bill %s, with a sentence for the member', async (_what, change, words) => {
    const extend = { action: 'extend', ...inTalk, billId: at.bill.billId } as const;
    setBill(change);
    expect(await refusal(extend)).toMatch(new RegExp(`^desk.notPossible: .*${words}`));
    expect(audited('bill.extend')).toEqual([]);
  });
});

describe('a payment plan', () => {
  const plan = (instalmentCount: number) =>
    ({ action: 'setUpPlan', ...inTalk, billId: at.bill.billId, instalmentCount }) as const;

  it('splits the balance as self-service does, and says the schedule', async () => {
    setBill('balance_cents = 60000');
    expect(await at.act(plan(3))).toBe('ok');
    expect(timeline()?.at(-1)).toMatch(/^The bill is paid in 3 instalments: \$200\.00 on March/);
    expect(audited('bill.plan')).toEqual(['agent:agent-1']);
    expect(await refusal(plan(3))).toMatch(/^desk\.(notPossible|overtaken): /);
  });

  it('has the lengths of self-service only, and none for a small balance', async () => {
    expect(await refusal(plan(3))).toContain('too small for instalments');
    setBill('balance_cents = 60000');
    expect(await refusal(plan(5))).toMatch(/can be paid in 3 or .* instalments/);
  });
});

describe('a request', () => {
  it.each([
    ['dispute', 'A dispute was filed'],
    ['itemizedStatement', 'An itemized statement'],
  ] as const)('%s is filed once, by the agent', async (kind, words) => {
    const file = { action: 'fileRequest', ...inTalk, kind, billId: at.bill.billId } as const;
    expect(await at.act(file)).toBe('ok');
    expect(timeline()?.at(-1)).toContain(words);
    expect(audited('request.file')).toEqual(['agent:agent-1']);
    expect(await refusal(file)).toMatch(/asked for before. Its reference is \d{8}/);
  });

  it('for help is the member’s, and a premium is not disputed', async () => {
    const { billId } = at.bill;
    const help = { action: 'fileRequest', ...inTalk, kind: 'assistance', billId } as const;
    expect(await at.act(help)).toBe('ok');
    const filed = 'SELECT bill_id FROM service_requests WHERE kind = ? AND call_sid = ?';
    expect(at.db.prepare(filed).pluck().all('assistance', CALL)).toEqual([null]);
    setBill("kind = 'premium', category = 'premium'");
    const dispute = { action: 'fileRequest', ...inTalk, kind: 'dispute', billId } as const;
    expect(await refusal(dispute)).toContain('desk.notPossible');
  });

  it('about a bill of somebody else is refused', async () => {
    const file = { action: 'fileRequest', ...inTalk, kind: 'dispute', billId: 'theirs' } as const;
    expect(await refusal(file)).toContain('not one of this call');
  });
});

describe('a refund', () => {
  const ask = (why = 'Paid twice at the hospital.') => {
    const paymentId = at.db
      .prepare('SELECT id FROM payments WHERE confirmation = ?')
      .pluck()
      .get(at.payment.confirmation) as string;
    return { action: 'askRefund', ...inTalk, paymentId, why } as const;
  };
  beforeEach(async () => {
    for (const [agentId, role] of [
      ['sam', 'supervisor'],
      ['kim', 'agent'],
    ] as const) {
      const named = { agentId, login: agentId, name: agentId, phoneNumber: null };
      addAgent(at.db, { ...named, role, passwordHash: 'none' }, OPEN);
      setPresence(at.db, agentId, { state: 'away', reason: 'Lunch' }, OPEN);
    }
    await at.ready();
    await at.charge();
  });

  it('is asked for by one and approved by another', async () => {
    expect(await at.act(ask())).toBe('ok');
    expect(await refusal(ask())).toContain('desk.overtaken');
    const [approval] = at.desk.state('sam').supervisor?.approvals ?? [];
    expect(approval).toMatchObject({ askedBy: 'Dana', amountCents: 12_450 });
    const approve = { action: 'approve', approvalId: approval?.approvalId ?? '' } as const;
    const kim = await at.desk.act('kim', { ...approve, isApproved: true });
    expect(kim).toMatchObject({ ok: false, code: 'desk.notAllowed' });
    expect(await at.desk.act('sam', { ...approve, isApproved: true })).toEqual({ ok: true });
    expect(await at.desk.act('sam', { ...approve, isApproved: false })).toMatchObject({
      ok: false,
    });
    expect(refundRequests(at.db, 'approved')).toMatchObject([
      { askedBy: 'agent-1', decidedBy: 'sam', amountCents: 12_450 },
    ]);
    expect(audited('refund.approve')).toEqual(['agent:sam']);
    expect(timeline()).toContain('The refund was approved.');
  });

  it('is never decided by who asked for it', async () => {
    at.db.prepare("UPDATE agents SET role = 'supervisor' WHERE agent_id = 'agent-1'").run();
    await at.act(ask());
    const [approval] = at.desk.state('sam').supervisor?.approvals ?? [];
    const approvalId = approval?.approvalId ?? '';
    const own = await at.desk.act('agent-1', { action: 'approve', approvalId, isApproved: true });
    expect(own).toMatchObject({ ok: false, code: 'desk.samePerson' });
  });

  it('can be asked for again once it was refused, and takes no card number', async () => {
    expect(await refusal(ask('card 4111111111111111'))).toContain('desk.cardNumber');
    await at.act(ask());
    const [approval] = at.desk.state('sam').supervisor?.approvals ?? [];
    const approvalId = approval?.approvalId ?? '';
    await at.desk.act('sam', { action: 'approve', approvalId, isApproved: false });
    expect(await at.act(ask('The member has a receipt.'))).toBe('ok');
  });
});
