import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerCalls } from '../../src/desk/assign.ts';
import { createRingLegHandler } from '../../src/desk/jobs/ring-leg.ts';
import { browserIdentity, ringAddressOf } from '../../src/desk/ring-address.ts';
import type { DeskTools } from '../../src/desk/tools.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { setPresence } from '../../src/store/agent-presence.ts';
import { addAgent } from '../../src/store/agents.ts';
import { openOfferOf } from '../../src/store/offers.ts';
import { joinQueue } from '../../src/store/queue-entries.ts';
import { addCall } from '../support/call-rows.ts';
import { SignedLine, sid } from '../support/signed-line.ts';

const DANA = '01JDANA0000000000000000000';
const PHONE = '+14155550190';
const NOW = Date.parse('2026-03-02T10:00:00-08:00');

describe('where an agent is rung', () => {
  it.each([
    [PHONE, true, PHONE],
    [PHONE, false, PHONE],
    [null, true, `client:agent_${DANA}`],
    [null, false, null],
  ])('phone %s, browsers are telephones: %s', (phoneNumber, hasBrowserAudio, address) => {
    expect(ringAddressOf({ hasBrowserAudio }, { agentId: DANA, phoneNumber })).toBe(address);
  });

  // Twilio takes letters, digits and underscores alone.
  it('is an identity that Twilio takes', () => {
    expect(browserIdentity(DANA)).toMatch(/^\w+$/);
  });
});

describe('a caller in line', () => {
  let line: SignedLine;
  let rung: string[];
  beforeEach(async () => {
    rung = [];
    line = new SignedLine();
    await line.start({ clock: new VirtualClock(NOW) });
  });
  afterEach(() => line.stop());

  function toolsWith(hasBrowserAudio: boolean): DeskTools {
    if (!line.running) throw new Error('The line is not started.');
    const noPayment = async () =>
      ({ result: 'gone', code: 21_220, detail: 'nobody pays in this test' }) as const;
    const nothing = async () => ({ result: 'done', value: null }) as const;
    return {
      line: line.running.line,
      carrier: {
        async createCall({ to }) {
          rung.push(to);
          return { result: 'done', value: { callSid: sid(9) } };
        },
        ...{ redirectCall: nothing, endCall: nothing, holdParticipant: nothing },
        ...{ muteParticipant: nothing, coachParticipant: nothing },
        ...{ startPayment: noPayment, askPaymentField: nothing, endPayment: nothing },
      },
      ...{ publicBaseUrl: 'https://line.example', hasBrowserAudio, newRoom: () => 'room' },
      payConnector: 'Generic',
    };
  }

  /** Dana is ready, with or without a telephone, and a caller is in line. */
  function wait(phoneNumber: string | null, channel: 'voice' | 'relay' | 'tty'): void {
    const { db } = line;
    const named = { agentId: DANA, login: 'dana', name: 'Dana', role: 'agent' } as const;
    addAgent(db, { ...named, phoneNumber, passwordHash: 'none' }, NOW);
    setPresence(db, DANA, { state: 'ready' }, NOW);
    addCall(db, sid(1), NOW, { channel });
    joinQueue(
      db,
      {
        ...{ entryId: 'entry-1', callSid: sid(1), need: 'standard', reason: 'person' },
        ...{ isReturning: false, region: null, locale: 'en-US', channel, memberId: null },
      },
      NOW,
    );
  }

  async function ringLegs(tools: DeskTools): Promise<void> {
    const { db } = line;
    const legs = db.prepare('SELECT id FROM desk_legs').pluck().all() as string[];
    const { prepare, call } = createRingLegHandler(tools);
    for (const subject of legs) {
      const job = { subject, attempts: 1 } as Parameters<typeof prepare>[1];
      await call(prepare(db, job, NOW));
    }
  }

  it.each([
    ['her phone', PHONE, true, PHONE],
    ['her browser', null, true, `client:agent_${DANA}`],
  ])('rings an agent at %s', async (_where, phoneNumber, hasBrowserAudio, address) => {
    wait(phoneNumber, 'voice');
    const tools = toolsWith(hasBrowserAudio);
    offerCalls(tools, line.db, NOW);
    await ringLegs(tools);
    expect(rung).toEqual([address]);
  });

  it.each(['voice', 'relay'] as const)(
    'who speaks (%s) is not offered to an agent who cannot be rung',
    (channel) => {
      wait(null, channel);
      offerCalls(toolsWith(false), line.db, NOW);
      expect(openOfferOf(line.db, DANA)).toBe(null);
    },
  );

  it('who types is, and nobody is rung', async () => {
    wait(null, 'tty');
    const tools = toolsWith(false);
    offerCalls(tools, line.db, NOW);
    await ringLegs(tools);
    expect(openOfferOf(line.db, DANA)?.entryId).toBe('entry-1');
    expect(rung).toEqual([]);
  });
});
