import { describe, expect, it } from 'vitest';
import { type CallContext, newMemory } from '../../../flows/context.ts';
import type { FlowEvent } from '../../../flows/index.ts';
import { isTooLong } from '../../../flows/rules/too-long.ts';
import { facts } from '../../paths/world.ts';

const STARTED = '2026-11-24T18:00:00.000Z';
const { minutesPerCall, relayMinutesPerCall, turnsPerCall } = facts.limits;

function contextAfter(minutes: number, given: Partial<CallContext> = {}): CallContext {
  const now = new Date(Date.parse(STARTED) + minutes * 60_000).toISOString();
  const fresh = { paymentId: () => 'payment-1', confirmation: () => '1' };
  const outside = { now, today: '2026-11-24', todayIn: () => '2026-11-24', line: facts, fresh };
  return { ...newMemory(null, 'voice', STARTED), ...outside, ...given };
}

const answer: FlowEvent = { type: 'key', key: '1' };

describe('a call is too long', () => {
  it.each([
    ['at its last minute', contextAfter(minutesPerCall), false],
    ['after its last minute', contextAfter(minutesPerCall + 0.1), true],
    ['by relay at that time', contextAfter(minutesPerCall + 0.1, { channel: 'relay' }), false],
    ['by relay too late', contextAfter(relayMinutesPerCall + 0.1, { channel: 'relay' }), true],
    ['at its last turn', contextAfter(1, { turns: turnsPerCall }), false],
    ['after its last turn', contextAfter(1, { turns: turnsPerCall + 1 }), true],
  ])('%s: %3$s', (_when, context, expected) => {
    expect(isTooLong(context, answer)).toBe(expected);
  });

  it.each<FlowEvent>([
    { type: 'digits', digits: '12', ended: 'pound' },
    { type: 'silence' },
    { type: 'garbled', length: 40 },
    { type: 'cardTyped' },
  ])('whatever the answer: $type', (event) => {
    expect(isTooLong(contextAfter(999), event)).toBe(true);
  });

  it.each<FlowEvent>([
    { type: 'waited' },
    { type: 'hangup' },
    { type: 'payment.known', outcome: 'captured' },
    { type: 'cardNotEntered', why: 'star' },
    { type: 'dialEnded', how: 'completed' },
  ])('but $type never cuts short what is under way', (event) => {
    expect(isTooLong(contextAfter(999), event)).toBe(false);
  });
});
