import { describe, expect, it } from 'vitest';
import { readQueueResult } from '../../src/twilio/read-queue.ts';
import { readWebhook } from '../../src/twilio/read-webhook.ts';
import { type Fields, formWith } from './requests.ts';

const queue = { QueueSid: `QU${'1'.repeat(32)}`, QueuePosition: '2', QueueTime: '31' };
const eventOf = (fields: Fields) => readWebhook(formWith(fields)).event;

describe('what a queue asks for', () => {
  it('is what its caller hears, or what they have pressed', () => {
    expect(eventOf(queue)).toEqual({ type: 'queued' });
    expect(eventOf({ ...queue, Digits: '2', FinishedOnKey: '' })).toEqual({
      type: 'key',
      key: '2',
    });
    expect(eventOf({ ...queue, Digits: '' })).toEqual({ type: 'silence' });
    expect(eventOf({})).toEqual({ type: 'waited' });
  });

  it('hides no key that was pressed', () => {
    expect(() => eventOf({ ...queue, CallerZip: '55401Digits2' })).toThrow(
      expect.objectContaining({ code: 'webhook.malformed' }),
    );
  });
});

describe('the end of a queue', () => {
  it.each([
    ['leave', { type: 'queueLeft', how: 'left' }],
    ['error', { type: 'queueLeft', how: 'failed' }],
    ['queue-full', { type: 'queueLeft', how: 'failed' }],
    ['system-error', { type: 'queueLeft', how: 'failed' }],
    ['bridged', null],
    ['bridging-in-process', null],
    ['hangup', null],
    ['redirected', null],
    ['redirected-from-bridged', null],
  ])('%s', (QueueResult, event) => {
    expect(readQueueResult(formWith({ ...queue, QueueResult }))).toEqual(event);
  });

  it('is named', () => {
    expect(() => readQueueResult(formWith(queue))).toThrow(
      expect.objectContaining({ code: 'webhook.malformed' }),
    );
  });
});
